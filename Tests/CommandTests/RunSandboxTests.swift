import Foundation
import Testing

@Suite("dailies run, with the sandbox", .serialized)
struct RunSandboxTests {
    private static let pipeline = """
        {
          "name": "mine",
          "parameters": { "prompt": { "type": "string" } },
          "stages": {
            "clip":   { "stage": "generate", "model": "xai:grok-imagine@video", "positivePrompt": "${prompt}",
                        "width": 480, "height": 480, "duration": 1, "numberResults": 2 },
            "source": { "stage": "download", "from": "clip" },
            "check":  { "stage": "probe", "from": "source", "expect": { "audio": "required" } },
            "web":    { "stage": "transcode", "from": "check", "preset": "mp4-h264", "video": { "maxWidth": 96 } },
            "poster": { "stage": "thumbnail", "from": "check", "widths": [64], "formats": ["jpeg"] },
            "sound":  { "stage": "extractAudio", "from": "check", "format": "m4a" }
          }
        }
        """

    @Test("from a prompt to published files, bought once")
    func wholeChain() async throws {
        let scratch = try Scratch()
        try scratch.write(Self.pipeline, to: "mine.json")
        let arguments = ["run", "mine.json", "--sandbox", "--set", "prompt=a red boat", "--json"]
        let first = try await Command.start(arguments, in: scratch.url).outcome()
        #expect(first.status == 0, "\(first.errors)")
        #expect(
            scratch.files() == [
                "mine/01/poster.jpg", "mine/01/sound.m4a", "mine/01/source.mp4", "mine/01/web.mp4",
                "mine/02/poster.jpg", "mine/02/sound.m4a", "mine/02/source.mp4", "mine/02/web.mp4",
            ])
        let again = try await Command.start(arguments, in: scratch.url).outcome()
        #expect(again.status == 0)
        #expect(
            again.lines.filter { $0.contains("\"event\":\"committed\"") }.allSatisfy { $0.contains("\"cached\":true") })
        #expect(!again.output.contains("\"event\":\"started\""))
    }

    @Test("a clip whose address has gone stale since it was bought is asked for again, not bought again")
    func staleAddress() async throws {
        let scratch = try Scratch()
        let clip = """
            "clip": { "stage": "generate", "model": "xai:grok-imagine@video", "positivePrompt": "a white boat",
                      "width": 480, "height": 480, "duration": 1 }
            """
        try scratch.write(#"{ "name": "mine", "stages": { \#(clip) } }"#, to: "mine.json")
        #expect(try await Command.run("run", "mine.json", "--sandbox", in: scratch.url).status == 0)
        let source = #""source": { "stage": "download", "from": "clip" }"#
        try scratch.write(#"{ "name": "mine", "stages": { \#(clip), \#(source) } }"#, to: "mine.json")
        let later = try await Command.run("run", "mine.json", "--sandbox", in: scratch.url)
        #expect(later.status == 0, "\(later.errors)")
        #expect(later.errors.contains("2 jobs: 1 done, 1 cached"))
        #expect(scratch.files() == ["mine/01/source.mp4"])
        let bought = try await Command.run("generations", "list", "--json", in: scratch.url)
        #expect(bought.lines.count == 1)
    }

    @Test("without a key and without --sandbox it stops before anything else and names both ways")
    func noKey() async throws {
        let scratch = try Scratch()
        try scratch.write(Self.pipeline, to: "mine.json")
        let outcome = try await Command.run("run", "mine.json", "--set", "prompt=x", in: scratch.url)
        #expect(outcome.status == 2)
        #expect(
            outcome.errors == """
                error: mine.json generates clips, and there is no key for that: set RUNWARE_API_KEY to your Runware key,
                       or use --sandbox, which renders clips on this machine without a key, network or cost

                """)
        #expect(!FileManager.default.fileExists(atPath: scratch.url.appending(path: ".dailies").path))
    }

    @Test("a parameter without a value, a wrong one and an unknown one are said all at once")
    func parameters() async throws {
        let scratch = try Scratch()
        try scratch.write(Self.pipeline, to: "mine.json")
        let outcome = try await Command.run(
            "run", "mine.json", "--sandbox", "--set", "promt=x", "--set", "nonsense", in: scratch.url)
        #expect(outcome.status == 2)
        #expect(
            outcome.errors == """
                error: --set promt: mine.json has no such parameter; it has prompt
                error: --set nonsense: must be name=value
                error: mine.json needs a value for 'prompt': give it with --set prompt=…, or one a row with --each rows.csv

                """)
    }

    @Test("killed by SIGINT twice it leaves no partial output, and the same command goes on without buying again")
    func interrupted() async throws {
        let scratch = try Scratch()
        try scratch.write(Self.pipeline.replacing("\"duration\": 1", with: "\"duration\": 3"), to: "mine.json")
        let arguments = ["run", "mine.json", "--sandbox", "--set", "prompt=a blue boat", "--json"]
        let running = try Command.start(arguments, in: scratch.url)
        let seen = running.waitForOutput(containing: "\"event\":\"started\",\"job\":{\"stage\":\"web\"")
        #expect(seen.contains("\"stage\":\"web\""))
        running.signal(SIGINT)
        running.signal(SIGINT)
        let outcome = await running.outcome()
        #expect(outcome.status == 130 || outcome.status == 0, "\(outcome.errors)")
        for file in scratch.files() { #expect(!file.contains(".dailies-"), "\(file) is a draft") }
        #expect(scratch.files(below: ".dailies/drafts").isEmpty)
        let resumed = try await Command.start(arguments, in: scratch.url).outcome()
        #expect(resumed.status == 0, "\(resumed.errors)")
        #expect(!resumed.output.contains("\"event\":\"started\",\"job\":{\"stage\":\"clip\""))
        #expect(scratch.files().count == 8)
    }
}
