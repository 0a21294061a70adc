import Foundation

/// What FFmpeg's command makes of a file.
enum Judge {
    /// What decoding all of a file complains of; empty if nothing is wrong.
    static func complaints(about path: String) throws -> String {
        let outcome = try Tool.run("ffmpeg", ["-nostdin", "-xerror", "-v", "error", "-i", path, "-f", "null", "-"])
        return outcome.status == 0 ? outcome.errors : "status \(outcome.status): \(outcome.errors)"
    }

    /// The times of the frames of a stream, in seconds and in the order in which they are shown or heard.
    static func frameTimes(_ path: String, stream: String = "V:0", only packets: Int? = nil) throws -> [Double] {
        let output = try Tool.output(
            "ffprobe",
            ["-v", "error"] + (packets.map { ["-read_intervals", "%+#\($0)"] } ?? []) + [
                "-select_streams", stream, "-show_entries", "frame=best_effort_timestamp_time",
                "-of", "csv=p=0", path,
            ])
        return numbers(output)
    }

    /// A hash of each packet of the first stream of a kind, `a` or `v`, in order.
    static func packetHashes(_ path: String, _ kind: String) throws -> [String] {
        let output = try Tool.output(
            "ffprobe",
            [
                "-v", "error", "-select_streams", "\(kind):0", "-show_packets", "-show_data_hash", "md5",
                "-show_entries", "packet=data_hash", "-of", "csv=p=0", path,
            ])
        return String(decoding: output, as: UTF8.self).split { $0.isNewline || $0 == "," }.map(String.init)
            .filter { $0.hasPrefix("MD5:") }
    }

    /// The samples of the first audio stream, decoded to 16 bits at its own rate and with its own channels.
    static func samples(_ path: String) throws -> [Int16] {
        let output = try Tool.output(
            "ffmpeg", ["-nostdin", "-v", "error", "-i", path, "-map", "0:a:0", "-f", "s16le", "-c:a", "pcm_s16le", "-"])
        return samples(output)
    }

    /// When sound is first heard that is louder than `threshold`, in seconds of the file's own time.
    static func soundOnset(_ path: String, threshold: Int = 1_000) throws -> Double? {
        let output = try Tool.output(
            "ffmpeg",
            [
                "-nostdin", "-v", "error", "-copyts", "-i", path, "-map", "0:a:0", "-af",
                "aresample=48000:async=1:first_pts=0,aformat=channel_layouts=mono", "-f", "s16le", "-c:a", "pcm_s16le",
                "-",
            ])
        return samples(output).firstIndex { abs(Int($0)) > threshold }.map { Double($0) / 48_000 }
    }

    /// How alike the pictures of two files are, frame by frame, in decibels; upright, in the second's size.
    static func likeness(_ source: String, _ made: String) throws -> Double {
        let size = try ProbeReport.of(made).video
        let graph =
            "[0:V:0]settb=1/1000,setpts=N,scale=\(size?.width ?? 0):\(size?.height ?? 0):out_range=tv,setsar=1,format=yuv420p[a];"
            + "[1:V:0]settb=1/1000,setpts=N,setsar=1,format=yuv420p[b];[a][b]psnr"
        let outcome = try Tool.run(
            "ffmpeg",
            [
                "-nostdin", "-hide_banner", "-nostats", "-i", source, "-i", made, "-lavfi", graph, "-fps_mode",
                "passthrough", "-f", "null", "-",
            ])
        let average = outcome.errors.firstMatch(of: #/PSNR .* average:(\S+)/#).map { String($0.1) }
        return average == "inf" ? .infinity : average.flatMap(Double.init) ?? 0
    }

    /// Numbers of 16 bits, the lower byte first.
    static func samples(_ output: Data) -> [Int16] {
        stride(from: 0, to: output.count - 1, by: 2).map {
            Int16(truncatingIfNeeded: Int(output[$0]) | Int(output[$0 + 1]) << 8)
        }
    }

    private static func numbers(_ output: Data) -> [Double] {
        String(decoding: output, as: UTF8.self).split { $0.isNewline || $0 == "," }.compactMap { Double($0) }
    }
}

/// A picture as red, green and blue, as FFmpeg's command decodes it.
struct Picture {
    let width: Int
    let height: Int
    private let bytes: [UInt8]

    /// Decodes the first picture of a file after `filters`.
    init(_ path: String, filters: String = "null") throws {
        let output = try Tool.output(
            "ffmpeg",
            [
                "-nostdin", "-v", "error", "-i", path, "-vf", filters + ",format=rgb24", "-frames:v", "1", "-f",
                "image2pipe", "-c:v", "ppm", "-",
            ])
        let header = output.prefix(32).split(separator: UInt8(ascii: "\n"), maxSplits: 3)
        let size = String(decoding: header[1], as: UTF8.self).split(separator: " ").compactMap { Int($0) }
        (width, height) = (size[0], size[1])
        bytes = Array(output.suffix(width * height * 3))
    }

    /// Width and height, such as `160x90`.
    var size: String { "\(width)x\(height)" }

    /// Red, green and blue at a place.
    func color(_ x: Int, _ y: Int) -> [Int] {
        let start = (y * width + x) * 3
        return bytes[start..<start + 3].map(Int.init)
    }

    /// How bright it is on average, from 0 to 255.
    var brightness: Double { Double(bytes.reduce(0) { $0 + Int($1) }) / Double(bytes.count) }
}
