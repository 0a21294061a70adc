import Foundation
import MediaProcessing
import MediaTypes
import Testing

@Suite("High dynamic range")
struct HighDynamicRangeTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func clip(_ transfer: String) throws -> Media { try Clip.highRange(transfer, in: scratch) }

    @Test("becomes BT.709 as FFmpeg's own filters make it", arguments: ["smpte2084", "arib-std-b67"])
    func toneMapped(transfer: String) throws {
        let source = try clip(transfer)
        let path = try Transcode.silent { $0.crf = 4 }.made(of: source, in: scratch)
        let video = try ProbeReport.of(path).video
        #expect(video?.pix_fmt == "yuv420p")
        #expect([video?.color_primaries, video?.color_transfer, video?.color_space] == ["bt709", "bt709", "bt709"])
        let reference = try Clip.converted(
            source,
            ["-vf", Clip.toneMapping, "-c:v", "ffv1"], "reference.mkv", in: scratch)
        #expect(try Judge.similarity(reference.path, path) > 0.99)
    }

    @Test("made small is made small before it is toned")
    func small() throws {
        let path = try Transcode.silent { $0.maxWidth = 64 }.made(of: clip("smpte2084"), in: scratch)
        let video = try ProbeReport.of(path).video
        #expect(video?.size == "64x48" && video?.color_transfer == "bt709")
    }

    @Test("is kept where that is asked for", arguments: [Transcode.VideoCodec.hevc, .vp9, .av1])
    func kept(codec: Transcode.VideoCodec) throws {
        for transfer in ["smpte2084", "arib-std-b67"] {
            let source = try clip(transfer)
            let transcode = Transcode.silent(codec, in: codec == .vp9 ? .webm : .mp4) {
                ($0.crf, $0.maxBitRate) = (10, 0)
                $0.bitDepth = 10
                $0.dynamicRange = .keep
            }
            let path = try transcode.made(of: source, in: scratch)
            let video = try ProbeReport.of(path).video
            #expect(video?.pix_fmt == "yuv420p10le")
            #expect(
                [video?.color_primaries, video?.color_transfer, video?.color_space] == ["bt2020", transfer, "bt2020nc"])
            #expect(try Judge.similarity(source.path, path) > 0.98)
        }
    }

    @Test(
        "what the container says of its light is in the stream that is made",
        arguments: [Transcode.VideoCodec.hevc, .av1])
    func light(codec: Transcode.VideoCodec) throws {
        let transcode = Transcode.silent(codec, in: .mkv) {
            $0.bitDepth = 10
            $0.dynamicRange = .keep
        }
        // FFmpeg's command of this version writes no such container: what one says is put in by hand.
        let path = try PictureHarness(transcode).made(of: clip("arib-std-b67"), in: scratch) { video in
            var display = MasteringDisplay()
            (display.red, display.green) = (.init(x: 0.68, y: 0.32), .init(x: 0.265, y: 0.69))
            (display.blue, display.white) = (.init(x: 0.15, y: 0.06), .init(x: 0.3127, y: 0.329))
            (display.minimumLuminance, display.maximumLuminance) = (0.005, 1_000)
            video.masteringDisplay = display
            video.contentLight = ContentLight(maximum: 1_000, maximumAverage: 400)
        }
        let facts = String(
            decoding: try Tool.output(
                "ffprobe", ["-v", "error", "-show_frames", "-read_intervals", "%+#1", "-of", "flat", path]),
            as: UTF8.self)
        let values = facts.matches(of: #/(max_content|max_average|max_luminance|red_x)="?(\d+)(?:/(\d+))?/#)
            .reduce(into: [Substring: Double]()) { $0[$1.1] = (Double($1.2) ?? 0) / ($1.3.flatMap { Double($0) } ?? 1) }
        #expect(values["max_content"] == 1_000 && values["max_average"] == 400)
        #expect(abs((values["max_luminance"] ?? 0) - 1_000) < 0.1 && abs((values["red_x"] ?? 0) - 0.68) < 0.001)
    }

    /// What `ffprobe` says of the light of a file, by its own names: of its streams, or of its first frame.
    private func told(_ path: String, _ show: String) throws -> [String: Double] {
        let facts = String(
            decoding: try Tool.output(
                "ffprobe", ["-v", "error", show, "-read_intervals", "%+#1", "-of", "flat", path]),
            as: UTF8.self)
        return facts.matches(of: #/(max_content|max_average|m\w\w_luminance|[a-z_]+_[xy])="?(\d+)(?:/(\d+))?/#)
            .reduce(into: [:]) { $0[String($1.1)] = (Double($1.2) ?? 0) / ($1.3.flatMap { Double($0) } ?? 1) }
    }

    private static let light = [
        "max_content": 1_000, "max_average": 400, "max_luminance": 1_000, "min_luminance": 0.005, "red_x": 0.68,
        "red_y": 0.32, "green_x": 0.265, "green_y": 0.69, "blue_x": 0.15, "blue_y": 0.06, "white_point_x": 0.3127,
        "white_point_y": 0.329,
    ]

    private static func differs(_ told: [String: Double]) -> [String] {
        light.filter { abs((told[$0.key] ?? -1) - $0.value) > $0.value * 0.002 }.keys.sorted()
    }

    @Test("what only the bitstream says of its light is a fact of the source, and so are the container's own words")
    func lightInBitstream() async throws {
        let source = try clip("smpte2084")
        #expect(try told(source.path, "-show_streams").isEmpty)
        #expect(try Self.differs(told(source.path, "-show_frames")) == [])
        for name in [source.path, try Clip.converted(source, ["-c", "copy"], "stream.ts", in: scratch).path] {
            let video = try await InProcessPasses().probe(path: name, name: "clip", Probe()).source.firstVideo?.video
            #expect(video?.contentLight == ContentLight(maximum: 1_000, maximumAverage: 400), "\(name)")
            #expect(video?.masteringDisplay?.maximumLuminance == 1_000)
            #expect(video?.masteringDisplay?.green == .init(x: 0.265, y: 0.69))
        }
        let plain = try await InProcessPasses().probe(path: clip("arib-std-b67").path, name: "clip", Probe()).source
        #expect(plain.firstVideo?.video?.masteringDisplay == nil && plain.firstVideo?.video?.contentLight == nil)
    }

    @Test(
        "what the bitstream says of its light is told by the container that is made, and by the bitstream where that can",
        arguments: [(Transcode.VideoCodec.hevc, Transcode.Container.mp4), (.hevc, .mkv), (.av1, .mp4), (.vp9, .webm)])
    func lightKept(codec: Transcode.VideoCodec, container: Transcode.Container) throws {
        let transcode = Transcode.silent(codec, in: container) {
            ($0.bitDepth, $0.dynamicRange) = (10, .keep)
        }
        let path = try transcode.made(of: clip("smpte2084"), in: scratch)
        #expect(try Self.differs(told(path, "-show_streams")) == [])
        if codec != .vp9 { #expect(try Self.differs(told(path, "-show_frames")) == []) }
    }

    @Test("what is made standard tells nothing of the light that it had")
    func lightGone() throws {
        let path = try Transcode.silent().made(of: clip("smpte2084"), in: scratch)
        #expect(try told(path, "-show_streams").isEmpty && told(path, "-show_frames").isEmpty)
    }
}
