import FFmpeg
import Foundation
import MediaProcessing
import Testing

@Suite("Malformed media")
struct MalformedMediaTests {
    /// FFmpeg's own words are in some of the sentences, and other versions have others.
    private static let isOfThisFFmpeg = FFmpegLibrary.version.hasPrefix("5.1")

    @Test(
        "of others ends in a result or in one error that names the file, in these words",
        .enabled(if: SharedMedia.isThere, SharedMedia.absence))
    func foreign() async throws {
        var found: [(name: String, lines: [String])] = []
        for media in SharedMedia.malformed {
            let header = await InProcessPasses().probed(media, countFrames: false)
            found.append((media.name, Sentences(header, try expectClearEnd(media)).lines))
        }
        if ProcessInfo.processInfo.environment["RENEW_SENTENCES"] == "1" {
            try Sentences.write(found, to: Sentences.kept)
        }
        let kept = try Sentences.read(Sentences.kept)
        #expect(Set(kept.keys) == Set(found.map(\.name)))
        for (name, lines) in found where Self.isOfThisFFmpeg && !ProbeRefusalTests.unsettled.contains(name) {
            #expect(lines == kept[name], "\(name)")
        }
    }

    @Test(
        "a clip that is cut off ends in a result or in one error that names it", .timeLimit(.minutes(1)),
        arguments: ["clip.mp4", "silent.webm", "tone.wav", "late.mp4", "odd.mkv"], [1, 7, 40, 300, 1_500, 4_000])
    func cutOff(name: String, bytes: Int) throws {
        let scratch = try Scratch()
        let path = try scratch.write(try Media.fixture(name).bytes.prefix(bytes), to: name)
        try expectClearEnd(Media(path: path))
    }

    @Test(
        "a clip with damage in it ends in a result or in one error that names it", .timeLimit(.minutes(1)),
        arguments: ["clip.mp4", "silent.webm", "late.mp4"], Array(0..<12))
    func damaged(name: String, seed: Int) throws {
        let scratch = try Scratch()
        var bytes = try Media.fixture(name).bytes
        var state = UInt64(seed &* 7_919 &+ 12_345)
        for _ in 0..<(1 + seed * 4) {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            bytes[Int(state >> 33) % bytes.count] ^= UInt8(truncatingIfNeeded: state >> 20) | 1
        }
        try expectClearEnd(Media(path: try scratch.write(bytes, to: name)))
    }

    @Test(
        "what isn't media is named for what it is",
        arguments: [
            ("not-media.mp4", "not-media.mp4 is an HTML page, not a media file"),
            ("empty.mp4", "empty.mp4 is empty"),
            (
                "truncated.mp4",
                "truncated.mp4 is an MP4 file that is cut off: its index (moov), which comes after the media, is missing"
            ),
            ("make", "make is a text file, not a media file"),
            ("nowhere.mp4", "nowhere.mp4 can't be opened: No such file or directory"),
        ])
    func notMedia(name: String, message: String) async {
        let media = Media.fixture(name)
        let error = await #expect(throws: MediaError.self) {
            try await InProcessPasses().probe(path: media.path, name: media.name, countFrames: true)
        }
        #expect(error?.reason == .unreadable)
        #expect(error?.message == message)
    }

    /// Everything is asked of the file: each output ends once, and says which file it is about, the source or the one that was made.
    @discardableResult
    private func expectClearEnd(_ media: Media) throws -> PassResults {
        let scratch = try Scratch()
        let pass = try MediaPass.everything(of: media, in: scratch)
        let results = pass.results()
        #expect(Set(results.keys) == Set(pass.outputs.map(\.id)))
        for (id, result) in results {
            switch result {
            case .success(let outcome): #expect(id == "check" || !outcome.files.isEmpty, "\(id)")
            case .failure(let error):
                let names = [media.name, "web.\(id)", "sound.\(id)"]
                #expect(names.contains { error.message.contains($0) }, "\(id): \(error)")
                // What was finished and is not as it should be is kept, for whoever wants to see why.
                guard error.reason != .damagedOutput else { continue }
                let folder = pass.outputs.first { $0.id == id }?.folder ?? ""
                #expect(Media.names(in: folder) == [], "\(id) failed with \(error)")
            }
        }
        return results
    }
}
