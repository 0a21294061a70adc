import Foundation
import MediaProcessing

/// A video file that was made for the web, as `ffprobe` sees it.
struct WebFile {
    private let kind: WebKind
    private let path: String
    private let report: ProbeReport

    init(_ kind: WebKind, _ path: String, _ report: ProbeReport) {
        self.kind = kind
        self.path = path
        self.report = report
    }

    /// What is wrong with the file, made of `source`.
    func faults(against source: ProbeReport, maxWidth: Int?) throws -> [String] {
        guard let from = source.video, let video = report.video else { return ["there is no video"] }
        var faults = Faults()
        faults.compare("container", report.format.format_name, kind.container.hasIndex ? Self.movie : "matroska,webm")
        faults.compare("video codec", video.codec_name, kind.video.rawValue)
        faults.compare("pixel format", video.pix_fmt, "yuv420p")
        faults.compare("pixel aspect", video.sample_aspect_ratio ?? "1:1", "1:1")
        faults.compare("size", video.size, Self.size(from, maxWidth))
        faults.compare("rotation", video.side_data_list?.compactMap(\.rotation).first ?? 0, 0)
        faults.compare("range", video.color_range, "tv")
        faults.compare("matrix", video.color_space, Self.tag(from.color_space, from))
        if kind.container.hasIndex {
            faults.compare("primaries", video.color_primaries, Self.tag(from.color_primaries, from))
            faults.compare("transfer", video.color_transfer, Self.tag(from.color_transfer, from))
            faults.compare("index first", Boxes.isIndexFirst(Array(try Data(contentsOf: URL(filePath: path)))), true)
        }
        faults.compare("frames", video.nb_read_frames, from.nb_read_frames)
        faults.compareDurations(video, from)
        faults.compareSound(report.audio, source.audio, kind, offset: source.start)
        return faults.lines
    }

    private static let movie = "mov,mp4,m4a,3gp,3g2,mj2"

    /// Even, without an odd line, with square pixels, and no wider than allowed.
    private static func size(_ source: ProbeReport.Stream, _ maxWidth: Int?) -> String {
        let aspect = (source.sample_aspect_ratio ?? "1:1").split(separator: ":").compactMap { Double($0) }
        var width = Double((source.width ?? 0) & ~1)
        var height = Double((source.height ?? 0) & ~1)
        if aspect.count == 2, aspect[0] > 0, aspect[1] > 0 {
            if aspect[0] > aspect[1] { width *= aspect[0] / aspect[1] } else { height *= aspect[1] / aspect[0] }
        }
        let rotation = source.side_data_list?.compactMap(\.rotation).first ?? 0
        if abs(rotation) == 90 { swap(&width, &height) }
        if let maxWidth, Double(maxWidth) < width {
            height *= Double(maxWidth) / width
            width = Double(maxWidth)
        }
        return "\(Int((width / 2).rounded()) * 2)x\(Int((height / 2).rounded()) * 2)"
    }

    /// What the source says; else what players assume: BT.709 for high definition, BT.601 below.
    private static func tag(_ tag: String?, _ source: ProbeReport.Stream) -> String {
        if let tag, tag != "unknown" { return tag }
        let isHigh =
            max(source.width ?? 0, source.height ?? 0) >= 1280
            || min(source.width ?? 0, source.height ?? 0) >= 720
        return isHigh ? "bt709" : "smpte170m"
    }
}

private struct Faults {
    var lines: [String] = []

    mutating func compare<Value: Equatable>(_ name: String, _ value: Value, _ expected: Value) {
        if value != expected { lines.append("\(name) is \(value) and not \(expected)") }
    }

    mutating func compare(_ name: String, _ value: Double, _ expected: Double, within tolerance: Double) {
        if abs(value - expected) > tolerance { lines.append("\(name) is \(value) and not \(expected)") }
    }

    /// The video lasts as long as the source's, to a frame.
    mutating func compareDurations(
        _ video: ProbeReport.Stream, _ from: ProbeReport.Stream
    ) {
        guard let expected = seconds(from) else { return }
        let frame = 1 / rate(from.avg_frame_rate)
        compare("duration", seconds(video) ?? 0, expected, within: frame + 0.001)
    }

    mutating func compareSound(
        _ made: ProbeReport.Stream?, _ source: ProbeReport.Stream?, _ kind: WebKind, offset: Double
    ) {
        compare("sound is there", made != nil, source != nil)
        guard let made, let source else { return }
        compare("audio codec", made.codec_name, kind.audio.rawValue)
        compare("channels", made.channels, min(2, source.channels ?? 0))
        compare("sample rate", made.sample_rate, kind.audio == .aac ? source.sample_rate : "48000")
        let start = max(0, (source.start_time.flatMap(Double.init) ?? 0) - offset)
        compare("audio start", made.start_time.flatMap(Double.init) ?? 0, start, within: 0.025)
        guard let from = seconds(source), let to = seconds(made) else { return }
        compare("audio duration", to, kind.container.hasIndex ? from : start + from, within: 0.06)
    }

    /// How long a stream lasts: Matroska has it in a tag, with nanoseconds and as an end rather than a length.
    private func seconds(_ stream: ProbeReport.Stream) -> Double? {
        if let duration = stream.duration.flatMap(Double.init) { return duration }
        guard let parts = stream.tags?["DURATION"]?.split(separator: ":").compactMap({ Double($0) }),
            parts.count == 3
        else { return nil }
        return parts[0] * 3600 + parts[1] * 60 + parts[2]
    }

    private func rate(_ text: String?) -> Double {
        let parts = (text ?? "25/1").split(separator: "/").compactMap { Double($0) }
        return parts.count == 2 && parts[1] > 0 ? parts[0] / parts[1] : 25
    }
}
