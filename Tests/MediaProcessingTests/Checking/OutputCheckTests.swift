import FFmpeg
import MediaTypes
import Testing

@testable import MediaProcessing

@Suite("Checking what was written")
struct OutputCheckTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test("accepts what was made", arguments: WebKind.ofEachCodec)
    func whole(kind: WebKind) throws {
        let good = try made(kind)
        #expect(try check(good.bytes, like: good).get().videoFrames == 50)
    }

    @Test(
        "finds a file that was cut off, wherever there is media to lose", arguments: WebKind.usual,
        [0.02, 0.1, 0.3, 0.5, 0.8, 0.95])
    func truncated(kind: WebKind, part: Double) throws {
        let good = try made(kind)
        let bytes = good.bytes.prefix(Int(Double(good.bytes.count) * part))
        #expect(try check(Array(bytes), like: good).error?.reason == .damagedOutput)
    }

    @Test("finds an MP4 that lacks its last hundredth")
    func cutOff() throws {
        let good = try made(.mp4)
        let bytes = good.bytes.prefix(good.bytes.count * 99 / 100)
        #expect(try check(Array(bytes), like: good).error?.reason == .damagedOutput)
    }

    @Test("finds a stretch of zeros in the media", arguments: WebKind.usual, [0.4, 0.6, 0.8])
    func zeroed(kind: WebKind, part: Double) throws {
        let good = try made(kind)
        var bytes = good.bytes
        let start = Int(Double(bytes.count) * part)
        for index in start..<min(bytes.count, start + bytes.count / 16) { bytes[index] = 0 }
        #expect(try check(bytes, like: good).error?.reason == .damagedOutput)
    }

    @Test(
        "finds what FFmpeg's own strictest decoding finds of flipped bits",
        arguments: WebKind.usual + [WebKind(container: .mp4, video: .h264, audio: .opus)])
    func flipped(kind: WebKind) throws {
        let good = try made(kind)
        for part in stride(from: 0.2, to: 0.95, by: 0.05) {
            var bytes = good.bytes
            bytes[Int(Double(bytes.count) * part)] ^= 0xFF
            let path = try scratch.write(bytes, to: "judged.\(good.name)")
            let judged = try Tool.run(
                "ffmpeg",
                ["-nostdin", "-xerror", "-err_detect", "explode", "-v", "error", "-i", path, "-f", "null", "-"])
            guard judged.status != 0 else { continue }
            #expect(try check(bytes, like: good).error?.reason == .damagedOutput, "at \(part): \(judged.errors)")
        }
    }

    @Test("finds a file that isn't what went in")
    func other() throws {
        let good = try made(.mp4)
        let path = try scratch.write(good.bytes, to: "web.mp4")
        let check = OutputCheck(
            path: path, name: "web.mp4", frames: 51, audioSeconds: 3, resolution: Resolution(width: 2, height: 2),
            needsIndexFirst: true)
        let error = #expect(throws: MediaError.self) { try check.run(CancellationToken()) }
        #expect(error?.reason == .damagedOutput)
        #expect(error?.message.hasPrefix("web.mp4 was written but 50 pictures can be decoded and not 51") == true)
        #expect(error?.message.contains("its size is 160x90 and not 2x2") == true)
        #expect(error?.message.contains("of sound and not 3.0 s") == true)
    }

    @Test("finds an MP4 whose index comes last")
    func indexLast() throws {
        let good = try made(.mp4)
        let source = try scratch.write(good.bytes, to: "first.mp4")
        _ = try Tool.output(
            "ffmpeg", ["-nostdin", "-v", "error", "-i", source, "-c", "copy", scratch.path + "/last.mp4"])
        let last = try Media(path: scratch.path + "/last.mp4").bytes
        #expect(try check(last, like: good).error?.message == "web.mp4 was written but its index doesn't come first")
    }

    private struct Made {
        let name: String
        let bytes: [UInt8]
        let seconds: Double
    }

    private func made(_ kind: WebKind) throws -> Made {
        let folder = try scratch.folder("made")
        let file = try MediaPass.Work.web(kind).run(on: .fixture("clip.mp4"), in: folder).files[0]
        let rate = file.media.firstAudio?.audio?.sampleRate ?? 1
        return Made(
            name: file.name, bytes: try Media(path: file.path).bytes,
            seconds: Double(file.audioSamples ?? 0) / Double(rate))
    }

    private func check(_ bytes: [UInt8], like good: Made) throws -> Result<PassOutcome.File, MediaError> {
        let path = try scratch.write(bytes, to: good.name)
        let check = OutputCheck(
            path: path, name: good.name, frames: 50, audioSeconds: good.seconds,
            resolution: Resolution(width: 160, height: 90), needsIndexFirst: good.name.hasSuffix("mp4"))
        do throws(MediaError) {
            return .success(try check.run(CancellationToken()))
        } catch {
            return .failure(error)
        }
    }
}
