import FFmpeg
import MediaProcessing
import Testing

@Suite("A source that was cut off")
struct CutOffTests {
    /// A fixture whose index or header tells the whole length, how much of it is kept, and what is said of that.
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let part: Double
        let message: String

        var testDescription: String { "\(name), \(Int(part * 100)) % of it" }

        static let all = [
            Case(
                name: "clip.mp4", part: 0.7,
                message: "clip.mp4 is cut off or damaged: of its 2.00 s only 1.26 s can be read"),
            Case(
                name: "silent.webm", part: 0.5,
                message: "silent.webm is only the beginning of a media file: there are no pictures and no sound in it"),
        ]
    }

    @Test("gives no file, but a sentence that says how much of it can be read", arguments: Case.all)
    func fails(_ cut: Case) throws {
        let scratch = try Scratch()
        let whole = try Media.fixture(cut.name).bytes
        let source = Media(path: try scratch.write(whole.prefix(Int(Double(whole.count) * cut.part)), to: cut.name))
        for kind in WebKind.ofEachCodec {
            let error = #expect(throws: MediaError.self) {
                try MediaPass.Work.web(kind).run(on: source, in: scratch.path)
            }
            #expect(error?.reason == .unreadable)
            #expect(error?.message == cut.message)
        }
    }

    @Test(
        "says the same whatever else is made of it at once", .enabled(if: SharedMedia.isThere, SharedMedia.absence),
        arguments: ["derived__flower_trunc10.mp4", "derived__flower_trunc50.webm"])
    func alone(name: String) throws {
        let source = SharedMedia.file("malformed/" + name)
        let shared = try Scratch()
        let together = try MediaPass.everything(of: source, in: shared).results()
        #expect(Media.names(in: shared.path).count == together.count)
        for (id, work) in MediaPass.Work.everything {
            let scratch = try Scratch()
            let alone = #expect(throws: MediaError.self, "\(id)") { try work.run(on: source, in: scratch.path) }
            #expect(alone == together[id]?.error, "\(id)")
        }
    }

    @Test("is good enough for a picture that lies before the cut")
    func earlyPicture() throws {
        let scratch = try Scratch()
        let whole = try Media.fixture("clip.mp4").bytes
        let source = Media(path: try scratch.write(whole.prefix(whole.count * 7 / 10), to: "clip.mp4"))
        let outcome = try MediaPass.Work.picture(at: .first).run(on: source, in: scratch.path)
        #expect(outcome.files.count == 1)
    }
}
