import Foundation
import Testing

@Suite("dailies gc")
struct GCTests {
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        try scratch.copy(fixture: "clip.mp4", to: "clips/sea.mp4")
    }

    @Test("removes what the last run didn't use, leaves what was published, and the next run has nothing to do")
    func lastRun() async throws {
        for width in [32, 48] { try await poster(width) }
        let before = stored
        #expect(before.count == 2)
        let dry = try await gc("--dry-run")
        #expect(dry.errors.hasPrefix("Would remove 1 file ("))
        #expect(dry.errors.contains("), and the record of 1 run.\n1 file ("))
        #expect(dry.errors.contains(") stays: runs that are kept used it.\nThe store would then have "))
        #expect(stored == before)
        let outcome = try await gc()
        #expect(outcome.status == 0)
        #expect(outcome.errors.hasPrefix("Removed 1 file ("))
        #expect(stored.count == 1)
        #expect(scratch.files() == ["p/sea/poster.jpg"])
        let again = try await poster(48)
        #expect(again.errors.contains("Nothing to do: 2 jobs, all cached"))
        #expect(try await gc().errors.hasPrefix("Removed 0 files (0 B), and the record of 1 run.\n1 file ("))
        #expect(try await gc().errors.hasPrefix("Nothing to remove.\n1 file ("))
    }

    @Test("makes room down to a size, what was used longest ago first, and what it removed is made again")
    func maxSize() async throws {
        for width in [32, 48] { try await poster(width) }
        let report = try await gc("--max-size", "1", "--json")
        #expect(report.status == 0)
        #expect(
            report.output.hasPrefix(
                #"{"dryRun":false,"removed":{"files":2,"bytes":"#), "\(report.output)")
        #expect(stored.isEmpty)
        let again = try await poster(48)
        #expect(again.status == 0, "\(again.errors)")
        #expect(stored.count == 1)
    }

    @Test("keeps clips that were bought, says so, and removes them only with --paid", .timeLimit(.minutes(2)))
    func paid() async throws {
        let pipeline = """
            { "name": "mine", "stages": {
                "clip":   { "stage": "generate", "model": "xai:grok-imagine@video", "positivePrompt": "a boat",
                            "width": 480, "height": 480, "duration": 1 },
                "source": { "stage": "download", "from": "clip" },
                "poster": { "stage": "thumbnail", "from": "source", "widths": [32], "formats": ["jpeg"] } } }
            """
        try scratch.write(pipeline, to: "mine.json")
        let run = ["run", "mine.json", "--sandbox"]
        #expect(try await Command.start(run, in: scratch.url).outcome().status == 0)
        let kept = try await gc("--keep-last", "0")
        #expect(kept.errors.hasPrefix("Removed 1 file ("))
        #expect(kept.errors.contains("1 file of paid generations ("))
        #expect(kept.errors.contains(") stays; --paid removes it too.\nThe store has "))
        #expect(stored.count == 1)
        let journal = scratch.url.appending(path: ".dailies/journal.sqlite")
        try FileManager.default.removeItem(at: journal)
        #expect(try await gc("--keep-last", "0").errors.hasPrefix("Nothing to remove.\n1 file of paid generations ("))
        #expect(try await gc("--keep-last", "0", "--paid").errors.hasPrefix("Removed 1 file ("))
        #expect(stored.isEmpty)
        let bought = try await Command.run("generations", "list", "--json", in: scratch.url)
        #expect(bought.lines.count == 1)
    }

    @Test("refuses sizes and numbers that are none, and folders that aren't there")
    func wrongUse() async throws {
        for arguments in [
            ["--max-size", "much"], ["--max-size", "-1"], ["--keep-last", "-1"], ["--max-size", "1e300"],
        ] {
            let outcome = try await Command.start(["gc"] + arguments, in: scratch.url).outcome()
            #expect(outcome.status == 2, "\(arguments)")
        }
        let outcome = try await gc()
        #expect(outcome.status == 2)
        #expect(outcome.errors == "error: there is no state folder '.dailies'; name it with --state\n")
        #expect(!FileManager.default.fileExists(atPath: scratch.url.appending(path: ".dailies").path))
    }

    private var stored: [String] { scratch.files(below: ".dailies/store") }

    private func gc(_ arguments: String...) async throws -> Command.Outcome {
        try await Command.start(["gc"] + arguments, in: scratch.url).outcome()
    }

    @discardableResult
    private func poster(_ width: Int) async throws -> Command.Outcome {
        try scratch.write(
            """
            { "name": "p", "stages": {
                "clips": { "stage": "files" },
                "poster": { "stage": "thumbnail", "from": "clips", "widths": [\(width)], "formats": ["jpeg"] } } }
            """, to: "p.json")
        return try await Command.run("run", "p.json", "--input", "clips", in: scratch.url)
    }
}
