import Foundation
import Testing

@Suite("dailies run, on local files", .serialized)
struct RunFilesTests {
    private static let pipeline = """
        {
          "name": "mine",
          "stages": {
            "clips":  { "stage": "files" },
            "check":  { "stage": "probe", "from": "clips", "onError": "skip" },
            "web":    { "stage": "transcode", "from": "check", "preset": "mp4-h264", "onError": "skip" },
            "poster": { "stage": "thumbnail", "from": "check", "widths": [80, 40], "formats": ["png", "webp"],
                        "onError": "skip" },
            "sound":  { "stage": "extractAudio", "from": "check", "format": "m4a", "onError": "skip" }
          }
        }
        """

    @Test("makes every output of every file, and a second run does nothing and says so")
    func secondRun() async throws {
        let scratch = try Scratch()
        try scratch.write(Self.pipeline, to: "mine.json")
        try scratch.copy(fixture: "clip.mp4", to: "in/a.mp4")
        let first = try await Command.run("run", "mine.json", "--input", "in", in: scratch.url)
        #expect(first.status == 0, "\(first.errors)")
        #expect(
            scratch.files() == [
                "mine/a/poster/40.png", "mine/a/poster/40.webp", "mine/a/poster/80.png", "mine/a/poster/80.webp",
                "mine/a/sound.m4a", "mine/a/web.mp4",
            ])
        let again = try await Command.run("run", "mine.json", "--input", "in", in: scratch.url)
        #expect(again.status == 0)
        #expect(
            again.errors.hasSuffix("Nothing to do: 5 jobs, all cached; 6 files in \(scratch.url.path)/out/mine\n"))
    }

    @Test("a renamed file causes no work; one changed setting redoes one job")
    func repeatsNoWork() async throws {
        let scratch = try Scratch()
        try scratch.write(Self.pipeline, to: "mine.json")
        try scratch.copy(fixture: "clip.mp4", to: "in/a.mp4")
        #expect(try await Command.run("run", "mine.json", "--input", "in", in: scratch.url).status == 0)
        try FileManager.default.moveItem(
            at: scratch.url.appending(path: "in/a.mp4"), to: scratch.url.appending(path: "in/b.mp4"))
        let renamed = try await Command.run("run", "mine.json", "--input", "in", in: scratch.url)
        #expect(renamed.errors.contains("5 jobs, all cached"))
        #expect(scratch.files().contains("mine/b/web.mp4"))
        let changed = Self.pipeline.replacing("\"mp4-h264\"", with: "\"mp4-h264\", \"video\": {\"crf\": 30}")
        try scratch.write(changed, to: "mine.json")
        let plan = try await Command.run("plan", "mine.json", "--input", "in", in: scratch.url)
        #expect(plan.errors.contains("changed: video.crf 22 → 30"))
        let redone = try await Command.run("run", "mine.json", "--input", "in", in: scratch.url)
        #expect(redone.errors.contains("5 jobs: 1 done, 4 cached"))
    }

    @Test("another file of the same name is told as a changed input, and everything made of it is made anew")
    func changedInput() async throws {
        let scratch = try Scratch()
        try scratch.write(Self.pipeline, to: "mine.json")
        try scratch.copy(fixture: "clip.mp4", to: "in/a.mp4")
        #expect(try await Command.run("run", "mine.json", "--input", "in", in: scratch.url).status == 0)
        try FileManager.default.removeItem(at: scratch.url.appending(path: "in/a.mp4"))
        try scratch.copy(fixture: "wide.mp4", to: "in/a.mp4")
        let plan = try await Command.run("plan", "mine.json", "--input", "in", in: scratch.url)
        #expect(plan.errors.hasPrefix("clips@a   files         changed: input "), "\(plan.errors)")
        #expect(plan.errors.contains("\n5 jobs, all to do; nothing to pay"))
    }

    @Test("a missing, empty, truncated or foreign file ends in one sentence that names it; the others are made")
    func badFiles() async throws {
        let scratch = try Scratch()
        try scratch.write(Self.pipeline, to: "mine.json")
        for name in ["clip.mp4", "empty.mp4", "truncated.mp4", "not-media.mp4"] {
            try scratch.copy(fixture: name, to: "in/\(name)")
        }
        let outcome = try await Command.run("run", "mine.json", "--input", "in", in: scratch.url)
        #expect(outcome.status == 3)
        for name in ["empty", "truncated", "not-media"] {
            #expect(outcome.errors.contains("✗ check@\(name): \(name).mp4 "), "\(outcome.errors)")
            #expect(!scratch.files().contains { $0.contains("/\(name)/") })
        }
        #expect(scratch.files().contains("mine/clip/web.mp4"))
        let missing = try await Command.run("run", "mine.json", "--input", "nowhere.mp4", in: scratch.url)
        #expect(missing.status == 2)
        #expect(missing.errors == "error: there is no file or folder 'nowhere.mp4'\n")
    }

    @Test("media without sound are a fact, except for the stage that needs it")
    func noSound() async throws {
        let scratch = try Scratch()
        try scratch.write(Self.pipeline, to: "mine.json")
        try scratch.copy(fixture: "silent.webm")
        let outcome = try await Command.run("run", "mine.json", "--input", "silent.webm", in: scratch.url)
        #expect(outcome.status == 3)
        #expect(outcome.errors.contains("✗ sound@silent: silent.webm has no audio stream, and extractAudio needs one"))
        #expect(scratch.files().contains("mine/silent/web.mp4"))
    }

    @Test("a reader of the events that goes away doesn't stop the work")
    func closedOutput() async throws {
        let scratch = try Scratch()
        try scratch.write(Self.pipeline, to: "mine.json")
        try scratch.copy(fixture: "clip.mp4")
        let line =
            "cd '\(scratch.url.path)' && '\(Command.executable.path)' run mine.json --input clip.mp4 --json | head -n 1"
        let errors = try await Command.judge("sh", "-c", line)
        #expect(errors.hasSuffix("5 jobs: 5 done; 6 files in \(scratch.url.path)/out/mine\n"), "\(errors)")
        #expect(scratch.files().count == 6)
    }

    @Test("files that were deleted are put in place again, and that is said")
    func putInPlace() async throws {
        let scratch = try Scratch()
        try scratch.write(Self.pipeline, to: "mine.json")
        try scratch.copy(fixture: "clip.mp4")
        #expect(try await Command.run("run", "mine.json", "--input", "clip.mp4", in: scratch.url).status == 0)
        try FileManager.default.removeItem(at: scratch.url.appending(path: "out/mine/clip/web.mp4"))
        let again = try await Command.run("run", "mine.json", "--input", "clip.mp4", in: scratch.url)
        #expect(
            again.errors.hasSuffix(
                "5 jobs, all cached; 1 of 6 files put in place in \(scratch.url.path)/out/mine\n"), "\(again.errors)"
        )
    }

    @Test("--input for a pipeline without a files stage is an error")
    func inputForNothing() async throws {
        let scratch = try Scratch()
        let file = Command.root.appending(path: "Pipelines/web-gallery.json").path
        let outcome = try await Command.run("run", file, "--sandbox", "--input", "clip.mp4", in: scratch.url)
        #expect(outcome.status == 2)
        #expect(
            outcome.errors == "error: \(file) has no files stage, so there is nothing that --input could be for\n")
    }

    @Test("an output folder that can't be written is one sentence")
    func unwritable() async throws {
        let scratch = try Scratch()
        try scratch.write(Self.pipeline, to: "mine.json")
        try scratch.copy(fixture: "clip.mp4")
        try scratch.write("in the way", to: "out")
        let outcome = try await Command.run("run", "mine.json", "--input", "clip.mp4", in: scratch.url)
        #expect(outcome.status == 3)
        #expect(outcome.errors.contains("\(scratch.url.path)/out"))
    }

    @Test("a file that was already in the output folder is not overwritten without --overwrite")
    func foreignFile() async throws {
        let scratch = try Scratch()
        try scratch.write(Self.pipeline, to: "mine.json")
        try scratch.copy(fixture: "clip.mp4")
        try scratch.write("mine", to: "out/mine/clip/web.mp4")
        let refused = try await Command.run("run", "mine.json", "--input", "clip.mp4", in: scratch.url)
        #expect(refused.status == 3)
        #expect(refused.errors.contains("--overwrite"))
        #expect(try String(contentsOf: scratch.url.appending(path: "out/mine/clip/web.mp4"), encoding: .utf8) == "mine")
        let allowed = try await Command.run("run", "mine.json", "--input", "clip.mp4", "--overwrite", in: scratch.url)
        #expect(allowed.status == 0, "\(allowed.errors)")
    }
}
