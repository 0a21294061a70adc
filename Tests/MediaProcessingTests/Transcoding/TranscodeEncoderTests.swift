import Foundation
import MediaProcessing
import MediaTypes
import Testing

@Suite("Encoders of a transcode")
struct TranscodeEncoderTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func clip(_ size: String = "480x272", seconds: Double = 1) throws -> Media {
        try Clip.drawn(
            "testsrc2=s=\(size):r=25:d=\(seconds)",
            ["-pix_fmt", "yuv420p", "-c:v", "libx264", "-crf", "10"] + Clip.tags("bt709", "bt709", "bt709"), "clip.mp4",
            in: scratch)
    }

    @Test("give the same bytes each time, also side by side", arguments: Transcode.VideoCodec.allCases, [8, 10])
    func repeatable(codec: Transcode.VideoCodec, bitDepth: Int) async throws {
        let source = try clip()
        let transcode = Transcode.silent(codec) { $0.bitDepth = bitDepth }
        let scratch = scratch
        let made = try await withThrowingTaskGroup(of: [UInt8].self) { group in
            for _ in 0..<2 {
                group.addTask { try Media(path: transcode.made(of: source, in: scratch)).bytes }
            }
            return try await group.reduce(into: [[UInt8]]()) { $0.append($1) }
        }
        let alone = try Media(path: transcode.made(of: source, in: scratch)).bytes
        let isSame = made.allSatisfy { $0 == alone }
        #expect(isSame)
    }

    @Test("make what FFmpeg's command makes of the same settings", arguments: Transcode.VideoCodec.allCases)
    func agrees(codec: Transcode.VideoCodec) throws {
        // Of a width at which x264 keeps its macroblock tree.
        let source = try clip("640x352")
        let path = try Transcode.silent(codec).made(of: source, in: scratch)
        let options: [Transcode.VideoCodec: [String]] = [
            .h264: ["-crf", "22", "-preset", "medium", "-bf", "2", "-maxrate", "3M", "-bufsize", "6M"],
            .hevc: ["-crf", "26", "-preset", "medium", "-x265-params", "log-level=none"],
            .vp9: [
                "-crf", "32", "-b:v", "1024650", "-maxrate", "1485k", "-bufsize", "2970k", "-cpu-used", "4", "-row-mt",
                "1",
                "-auto-alt-ref", "1", "-lag-in-frames", "25",
            ],
            .av1: ["-crf", "35", "-preset", "8", "-svtav1-params", "tune=0"],
        ]
        let reference = try Clip.converted(
            source, ["-c:v", codec.encoder, "-g", "50"] + (options[codec] ?? []), "reference.mp4", in: scratch)
        #expect(try Judge.similarity(path, reference.path) > 0.99)
        let sizes = try (Double(Media(path: path).bytes.count), Double(reference.bytes.count))
        #expect(abs(sizes.0 / sizes.1 - 1) < 0.06)
    }

    @Test("HEVC is called what Apple's players want, and nothing of the machine is in it")
    func hevc() throws {
        for container in [Transcode.Container.mp4, .mov, .mkv] {
            let path = try Transcode.silent(.hevc, in: container).made(of: clip("128x96", seconds: 0.2), in: scratch)
            #expect(try ProbeReport.of(path).video?.codec_tag_string == (container == .mkv ? "[0][0][0][0]" : "hvc1"))
            let bytes = try Data(contentsOf: URL(filePath: path))
            #expect(bytes.range(of: Data("x265".utf8)) == nil)
        }
    }

    @Test("key frames are closed: each can be decoded from", arguments: Transcode.VideoCodec.allCases)
    func closed(codec: Transcode.VideoCodec) throws {
        let path = try Transcode.silent(codec) { $0.keyframeInterval = 0.4 }.made(of: clip(), in: scratch)
        let frames = try Judge.frameTimes(path).count
        let late = try Tool.output(
            "ffmpeg",
            ["-nostdin", "-v", "error", "-xerror", "-noaccurate_seek", "-ss", "0.5", "-i", path, "-f", "framemd5", "-"])
        let whole = try Judge.pictureHashes(path)
        let tail = String(decoding: late, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }
            .compactMap { $0.split(separator: ",").last.map { $0.trimmingCharacters(in: .whitespaces) } }
        #expect(frames == whole.count && !tail.isEmpty && tail.count < frames)
        #expect(tail == Array(whole.suffix(tail.count)))
    }

    @Test("a mean bit rate is met", arguments: Transcode.VideoCodec.allCases)
    func bitRate(codec: Transcode.VideoCodec) throws {
        let path = try Transcode.silent(codec) {
            ($0.crf, $0.bitRate, $0.maxBitRate) = (nil, 300_000, 0)
        }.made(of: clip(seconds: 3), in: scratch)
        let rate = Double(try Media(path: path).bytes.count) * 8 / 3
        #expect(rate > 150_000 && rate < 450_000, "\(rate)")
    }
}
