import Foundation

/// What `ffprobe` says of a file.
struct ProbeReport: Decodable {
    struct Format: Decodable {
        var format_name: String
        var duration: String?
        var start_time: String?
        var size: String?
        var bit_rate: String?
        var tags: [String: String]?
    }

    struct Stream: Decodable {
        struct SideData: Decodable {
            var rotation: Double?
            var dv_profile: Int?
            var dv_level: Int?
            var dv_bl_signal_compatibility_id: Int?
            var max_content: Int?
            var max_average: Int?
            var max_luminance: String?
            var red_x: String?
            var white_point_y: String?
        }

        var index: Int
        var codec_type: String?
        var codec_name: String?
        var codec_tag_string: String?
        var profile: String?
        var level: Int?
        var width: Int?
        var height: Int?
        var pix_fmt: String?
        var sample_aspect_ratio: String?
        var field_order: String?
        var color_range: String?
        var color_space: String?
        var color_transfer: String?
        var color_primaries: String?
        var r_frame_rate: String?
        var avg_frame_rate: String?
        var time_base: String?
        var start_time: String?
        var start_pts: Int?
        var duration: String?
        var duration_ts: Int?
        var bit_rate: String?
        var bits_per_raw_sample: String?
        var nb_frames: String?
        var nb_read_frames: String?
        var sample_rate: String?
        var sample_fmt: String?
        var channels: Int?
        var channel_layout: String?
        var disposition: [String: Int]?
        var tags: [String: String]?
        var side_data_list: [SideData]?

        /// Width and height, such as `160x90`.
        var size: String { "\(width ?? 0)x\(height ?? 0)" }
    }

    var format: Format
    var streams: [Stream]

    /// The first stream of moving pictures.
    var video: Stream? {
        streams.first { $0.codec_type == "video" && $0.disposition?["attached_pic"] != 1 }
    }

    /// The first stream of sound.
    var audio: Stream? { streams.first { $0.codec_type == "audio" } }

    /// When the file begins, in seconds.
    var start: Double { format.start_time.flatMap(Double.init) ?? 0 }

    /// Asks `ffprobe`; `nil` if it refuses the file.
    static func asked(_ path: String, _ options: [String] = []) throws -> ProbeReport? {
        let outcome = try Tool.run(
            "ffprobe", ["-v", "error", "-of", "json", "-show_format", "-show_streams"] + options + [path])
        guard outcome.status == 0 else { return nil }
        return try JSONDecoder().decode(ProbeReport.self, from: outcome.output)
    }

    /// Asks `ffprobe` about a file that it has to accept.
    static func of(_ path: String, _ options: [String] = []) throws -> ProbeReport {
        guard let report = try asked(path, options) else { throw Tool.Failure(description: "ffprobe refuses \(path)") }
        return report
    }
}
