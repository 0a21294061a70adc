import FFmpeg
import Foundation
import MediaTypes
import Testing

@testable import MediaProcessing

@Suite("Two passes")
struct TwoPassTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    /// A clip whose second half is harder than its first.
    private func clip() throws -> Media {
        try Clip.drawn(
            "color=gray:s=640x352:r=25:d=2[a];mandelbrot=s=640x352:r=25,trim=end=2,format=yuv420p[b];"
                + "[a][b]concat,format=yuv420p",
            ["-c:v", "libx264", "-crf", "8", "-preset", "ultrafast"] + Clip.tags("bt709", "bt709", "bt709"), "clip.mp4",
            in: scratch)
    }

    private func transcode(_ codec: Transcode.VideoCodec) -> Transcode {
        .silent(codec, in: codec == .vp9 ? .webm : .mp4) {
            ($0.crf, $0.bitRate, $0.maxBitRate, $0.passes) = (nil, 400_000, 0, 2)
        }
    }

    @Test(
        "make of a bit rate what FFmpeg's command makes of it in two passes",
        arguments: [Transcode.VideoCodec.h264, .vp9])
    func agrees(codec: Transcode.VideoCodec) throws {
        let source = try clip()
        let outcome = try MediaPass.Work.transcode(transcode(codec)).run(on: source, in: try scratch.folder("ours"))
        let path = try #require(outcome.files.first).path
        let log = scratch.url.appending(path: "log").path
        let options =
            ["-c:v", codec.encoder, "-g", "50", "-b:v", "400k"]
            + (codec == .h264
                ? ["-preset", "medium", "-bf", "2"]
                : ["-cpu-used", "4", "-row-mt", "1", "-auto-alt-ref", "1", "-lag-in-frames", "25"])
        for pass in ["1", "2"] {
            _ = try Clip.converted(
                source, options + ["-pass", pass, "-passlogfile", log], "reference.mkv", in: scratch)
        }
        let reference = scratch.url.appending(path: "reference.mkv").path
        let sizes = try (Double(Media(path: path).bytes.count), Double(Media(path: reference).bytes.count))
        #expect(abs(sizes.0 / sizes.1 - 1) < 0.03, "\(sizes)")
        let qualities = try (Judge.similarity(source.path, path), Judge.similarity(source.path, reference))
        #expect(abs(qualities.0 - qualities.1) < 0.003, "\(qualities)")
    }

    @Test("give the same bytes each time, and leave nothing else behind", arguments: [Transcode.VideoCodec.h264, .vp9])
    func repeatable(codec: Transcode.VideoCodec) throws {
        let source = try clip()
        let files = try (0..<2).map { _ in
            let folder = try scratch.folder(UUID().uuidString)
            let file = try MediaPass.Work.transcode(transcode(codec)).run(on: source, in: folder).files[0]
            #expect(Media.names(in: folder) == [file.name])
            return try Media(path: file.path).bytes
        }
        let isSame = files[0] == files[1]
        #expect(isSame)
    }
}
