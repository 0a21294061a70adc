import Foundation
import MediaProcessing
import MediaTypes
import Testing

@Suite("A source whose pictures change their size on the way")
struct ChangingPicturesTests {
    /// One second of 160x96, black, and then one of 96x64 that is not, at 25 pictures a second.
    private static func clip(in scratch: Scratch) throws -> Media {
        let parts = try [("color=black:s=160x96", "a"), ("testsrc2=s=96x64", "b")].map { source, name in
            try Clip.drawn(
                "\(source):r=25:d=1,format=yuv420p", ["-c:v", "libx264", "-bf", "0"], "\(name).ts", in: scratch)
        }
        let list = "concat:" + parts.map(\.path).joined(separator: "|")
        let path = scratch.url.appending(path: "changing.ts").path
        _ = try Tool.output("ffmpeg", ["-nostdin", "-v", "error", "-i", list, "-c", "copy", "-y", path])
        return Media(path: path)
    }

    @Test("has as many pictures as its time has room for, at a constant rate")
    func constantRate() throws {
        let scratch = try Scratch()
        let transcode = Transcode.silent { $0.frameRate = Rational(50, 1) }
        let media = try Self.clip(in: scratch)
        let outcome = try MediaPass.Work.transcode(transcode).run(on: media, in: scratch.path)
        let frames = try #require(outcome.files.first?.videoFrames)
        let times = try Judge.frameTimes(media.path)
        let length = try #require(times.max()) - #require(times.min()) + 0.04
        #expect(frames == Int((length * 50).rounded()))
        #expect(outcome.losses == [])
    }

    @Test("with two pictures at one time shows one, and tells of the other")
    func twice() throws {
        let scratch = try Scratch()
        let media = try MadeClip.make(
            "pairs.mkv", in: scratch,
            [
                "-f", "lavfi", "-i", "testsrc2=s=64x48:r=25:d=1", "-pix_fmt", "yuvj420p", "-c:v", "mjpeg",
                "-enc_time_base", "1/1000", "-bsf:v", "setts=ts=floor(N/2)*80",
            ])
        #expect(Set(try Judge.frameTimes(media.path)).count == 13)
        let transcode = Transcode.silent { _ in }
        let outcome = try MediaPass.Work.transcode(transcode).run(on: media, in: scratch.path)
        #expect(outcome.files.first?.videoFrames == 13)
        #expect(outcome.losses == ["12 pictures had no time of their own and were left out"])
    }

    @Test("is black no longer than its first pictures are")
    func black() async throws {
        let scratch = try Scratch()
        let media = try Self.clip(in: scratch)
        var probe = Probe()
        probe.depth = .frames
        let found = try await InProcessPasses().probe(path: media.path, name: media.name, probe).inspection
        let black = try #require(found?.pictures?.black)
        #expect(black.count == 1)
        #expect(abs(black.total.value - 1) <= 0.05)
    }
}
