import MediaProcessing
import Testing

@Suite("An output's bytes don't depend on what shares its pass")
struct PassSharingTests {
    private static let sources =
        [Media.fixture("clip.mp4"), .fixture("stacked.mp4"), .fixture("late.mp4"), .fixture("short.mp4")]
        + (SharedMedia.isThere ? [SharedMedia.file("real/androidx-media__testvid_1022ms.mp4")] : [])

    @Test("each is made alone as it is made with all others", arguments: sources)
    func alone(source: Media) throws {
        let together = try made(of: source)
        for (id, work) in MediaPass.Work.sharing {
            let scratch = try Scratch()
            #expect(try work.run(on: source, in: scratch.path).contents == together[id], "\(id)")
        }
    }

    @Test("with room for one message in each inbox, and for no sound, they are the same", arguments: sources)
    func narrow(source: Media) throws {
        let narrow = try made(of: source) { ($0.limits.inboxBytes, $0.limits.heldSoundBytes) = (1, 1) }
        #expect(try narrow == made(of: source))
    }

    @Test("each made in a reading of its own they are the same", arguments: sources)
    func apart(source: Media) throws {
        #expect(try made(of: source) { $0.limits.encoderBytes = 1 } == made(of: source))
    }

    /// The bytes of everything that can be made of a source, by output and name.
    private func made(
        of source: Media, _ change: (inout MediaPass) -> Void = { _ in }
    ) throws -> [String: [String: [UInt8]]] {
        let scratch = try Scratch()
        var pass = try MediaPass.everything(of: source, in: scratch, MediaPass.Work.sharing)
        change(&pass)
        return try pass.results().mapValues { try $0.get().contents }
    }
}
