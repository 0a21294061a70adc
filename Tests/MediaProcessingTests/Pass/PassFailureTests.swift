import FFmpeg
import Foundation
import MediaProcessing
import Testing

@Suite("When something goes wrong in a pass")
struct PassFailureTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test("an output that can't be written costs only itself, even with room for one message")
    func failingOutput() throws {
        var pass = try MediaPass.everything(of: .fixture("clip.mp4"), in: scratch)
        pass.limits.inboxBytes = 1
        pass.outputs.insert(
            MediaPass.Output(id: "nowhere", work: .web(.mp4), folder: scratch.path + "/nowhere"), at: 0)
        let results = pass.results()
        #expect(results["nowhere"]?.error?.reason == .unwritable)
        #expect(results["nowhere"]?.error?.message == "web.mp4 could not be written")
        #expect(results.filter { $0.value.error != nil }.map(\.key) == ["nowhere"])
        #expect(results.count == pass.outputs.count)
    }

    @Test("a full disk is found out", arguments: ["mp4", "webm", "m4a", "opus", "mp3", "flac", "wav"])
    func fullDisk(id: String) throws {
        let work = try #require(MediaPass.Work.everything[id])
        let name = id == "mp4" || id == "webm" ? "web.\(id)" : "sound.\(id)"
        try FileManager.default.createSymbolicLink(
            atPath: scratch.path + "/" + name, withDestinationPath: "/dev/full")
        let error = #expect(throws: MediaError.self) { try work.run(on: .fixture("clip.mp4"), in: scratch.path) }
        #expect(error?.reason == .unwritable)
        let advice = "the disk of \(scratch.path) is full; make room and run again"
        #expect(error?.message == "\(name) could not be written: \(advice)")
    }

    @Test("cancelling ends every output that wasn't made, and leaves none that looks made")
    func cancel() throws {
        let pass = try MediaPass.everything(of: .fixture("late.mp4"), in: scratch)
        let results = pass.results { $0.cancel() }
        #expect(results.count == pass.outputs.count)
        for (id, result) in results where result.error != nil {
            #expect(result.error?.reason == .cancelled, "\(id)")
            #expect(try names(of: id) == [], "\(id)")
        }
        #expect(results["mp4"]?.error?.reason == .cancelled)
        #expect(results["webm"]?.error?.reason == .cancelled)
    }

    @Test("a pass that was cancelled before makes nothing")
    func cancelledBefore() throws {
        let pass = try MediaPass.everything(of: .fixture("clip.mp4"), in: scratch)
        let runner = MediaPassRunner(pass)
        runner.cancel()
        let results = Finished()
        runner.run { if case .finished(let output, let result) = $0 { results.add(output, result) } }
        #expect(results.all.count == pass.outputs.count)
        #expect(results.all.values.allSatisfy { $0.error?.reason == .cancelled })
        #expect(try pass.outputs.flatMap { try names(of: $0.id) } == [])
    }

    @Test("what a probe refuses by the source's facts is not begun, and what has no gate is made")
    func gate() throws {
        var probe = Probe()
        probe.expect.minimumDuration = 60
        probe.expect.audio = .absent
        let work = MediaPass.Work.web(.mp4)
        let pass = MediaPass(
            .fixture("clip.mp4"),
            [
                MediaPass.Output(id: "check", work: .probe(probe), folder: ""),
                MediaPass.Output(id: "web", work: work, folder: try scratch.folder("web"), gates: ["check"]),
                MediaPass.Output(id: "free", work: work, folder: try scratch.folder("free")),
            ])
        let results = pass.results()
        let refusal =
            "clip.mp4 is not as expected: it has an audio stream and should have none; it lasts 2 s, under 60 s"
        #expect(results["check"]?.error == MediaError(.expectation, refusal))
        #expect(results["web"]?.error == MediaError(.expectation, refusal))
        #expect(try names(of: "web") == [])
        #expect(results["free"]?.error == nil)
        #expect(try names(of: "free") == ["web.mp4"])
    }

    @Test("a source with more frames than allowed is given up, and nothing of it is left")
    func frameLimit() throws {
        var pass = try MediaPass.everything(of: .fixture("clip.mp4"), in: scratch)
        pass.limits.frames = 10
        let results = pass.results()
        for id in ["check", "mp4", "webm", "poster", "wav"] {
            #expect(results[id]?.error?.reason == .unreadable, "\(id)")
            #expect(results[id]?.error?.message.contains("clip.mp4") == true, "\(id)")
            #expect(try names(of: id) == [], "\(id)")
        }
    }

    @Test("a picture that is larger than allowed is refused by its name")
    func pixelLimit() throws {
        var pass = try MediaPass.everything(of: .fixture("clip.mp4"), in: scratch)
        pass.limits.pixels = 160 * 90 - 1
        let error = MediaError(.unreadable, "clip.mp4 is 160x90, which is larger than is read")
        #expect(pass.results().values.map(\.error) == pass.outputs.map { _ in error })
    }

    private func names(of id: String) throws -> [String] {
        Media.names(in: try scratch.folder(id))
    }
}
