import FFmpeg
import MediaTypes
import Testing

@testable import MediaProcessing

/// Faults are put into a file of sound alone that was copied, and it is checked against what went in.
@Suite("Faults in a copy of sound")
struct SoundFaultTests {
    private let scratch: Scratch
    private let path: String
    private let expectation: OutputExpectation

    /// Copies two seconds of AAC through a muxer.
    init() throws {
        scratch = try Scratch()
        path = scratch.path + "/good.m4a"
        let source = try Tone.file("source.m4a", level: 0.5, seconds: 2, ["-c:a", "aac"], in: scratch)
        var demuxer = try Demuxer(path: source.path)
        var muxer = try Muxer(path: path, format: "ipod")
        _ = try muxer.addStream(copying: try demuxer.parameters(of: 0))
        try muxer.writeHeader(options: ["movflags": "+faststart"])
        var packet = try Packet()
        while try demuxer.read(into: &packet) { try muxer.write(&packet, to: 0) }
        expectation = OutputExpectation(audioSeconds: 2, needsIndexFirst: true, tracks: try muxer.finish())
    }

    private func fault(_ path: String) -> String? {
        do throws(MediaError) {
            _ = try OutputCheck(path: path, name: "sound.m4a", expectation).run(CancellationToken())
            return nil
        } catch {
            return error.message
        }
    }

    @Test("nothing is wrong with what was written")
    func good() { #expect(fault(path) == nil) }

    @Test(
        "a packet that is lost, changed or moved is found where the length is right",
        arguments: [
            ("its sound has 94 packets and not 95", ["-bsf:a", "noise=drop=eq(n\\,40)"]),
            ("the data of its sound aren't those that were written", ["-c:a", "aac"]),
            ("packet 42 of its sound comes at 0.925 s and not 0.875 s", ["-bsf:a", "setts=ts=TS+gt(N\\,40)*2400"]),
        ])
    func wrong(words: String, arguments: [String]) throws {
        let target = scratch.path + "/bad.m4a"
        _ = try Tool.output(
            "ffmpeg",
            ["-nostdin", "-v", "error", "-i", path, "-c", "copy", "-movflags", "+faststart"] + arguments + [target])
        let fault = fault(target)
        #expect(fault?.contains(words) == true, "\(fault ?? "nothing was found")")
    }

    @Test("every flipped byte of the sound is found")
    func flipped() throws {
        let good = try Media(path: path).bytes
        let media = try #require(good.firstRange(of: Array("mdat".utf8))).upperBound
        for place in stride(from: media, to: good.count, by: (good.count - media) / 41) {
            var bytes = good
            bytes[place] ^= UInt8(1 << (place % 8))
            #expect(fault(try scratch.write(bytes, to: "flipped.m4a")) != nil, "\(place)")
        }
    }
}
