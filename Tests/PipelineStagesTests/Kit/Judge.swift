import Foundation

/// FFmpeg's own commands, as makers of sources and as judges of what was made.
enum Judge {
    /// A folder that is removed when the test is over.
    final class Scratch: Sendable {
        let path: String

        init() throws {
            path = FileManager.default.temporaryDirectory.appending(path: "stages-test-\(UUID().uuidString)").path
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }
    }

    /// Writes a clip of half a second, at 30 pictures a second, with a tone in two channels.
    static func clip(_ size: String, in scratch: Scratch) throws -> String {
        let path = "\(scratch.path)/\(size).mkv"
        _ = try run(
            "ffmpeg",
            "-nostdin", "-v", "error", "-f", "lavfi", "-i", "testsrc2=size=\(size):rate=30:duration=0.5", "-f", "lavfi",
            "-i", "sine=sample_rate=44100:duration=0.5", "-ac", "2", "-c:v", "libx264", "-preset", "ultrafast",
            "-pix_fmt",
            "yuv420p", "-c:a", "aac", path)
        return path
    }

    /// What `ffprobe` says of a file, in a line: its container and its streams.
    static func facts(_ path: String) throws -> String {
        let entries =
            "format=format_name:stream=codec_name,profile,level,width,height,sample_rate,channels,nb_read_frames"
        let json = try run(
            "ffprobe", "-v", "error", "-count_frames", "-show_entries", entries, "-of", "json", path)
        let report = try JSONDecoder().decode(Report.self, from: Data(json.utf8))
        return ([report.format.format_name] + report.streams.map(\.line)).joined(separator: " | ")
    }

    private static func run(_ name: String, _ arguments: String...) throws -> String {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [name] + arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failed(command: ([name] + arguments).joined(separator: " ")) }
        return text
    }

    /// A command that did not succeed.
    struct Failed: Error {
        let command: String
    }

    private struct Report: Decodable {
        struct Format: Decodable {
            let format_name: String
        }

        struct Stream: Decodable {
            let codec_name: String
            let profile: String?
            let level: Int?
            let width: Int?
            let height: Int?
            let sample_rate: String?
            let channels: Int?
            let nb_read_frames: String?

            var line: String {
                if let sample_rate { return "\(codec_name) \(sample_rate) Hz, \(channels ?? 0) channels" }
                let kind = codec_name == "h264" ? "h264 \(profile ?? "")@\(level ?? 0)" : codec_name
                return "\(kind) \(width ?? 0)x\(height ?? 0), \(nb_read_frames ?? "no") frames"
            }
        }

        let format: Format
        let streams: [Stream]
    }
}
