import Foundation
import Glibc

/// FFmpeg's own commands, which judge what this package reads and writes.
enum Judge {
    /// A command that failed, with what it said.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// What `ffprobe` says of a file.
    static func facts(of path: String) throws -> ProbedFile {
        let output = try run(
            "ffprobe", ["-v", "error", "-show_format", "-show_streams", "-of", "json", "file:" + path])
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(ProbedFile.self, from: output)
    }

    /// The pictures of a file as `ffmpeg` decodes them, one after the other, as bytes.
    static func pictures(of path: String, turned: Bool = false, format: String? = nil) throws -> [UInt8] {
        let turning = turned ? [] : ["-noautorotate"]
        let converting = format.map { ["-pix_fmt", $0] } ?? []
        let output = ["-map", "0:v:0", "-fps_mode", "passthrough"] + converting + ["-f", "rawvideo", "-"]
        return [UInt8](try ffmpeg(turning + ["-i", "file:" + path] + output))
    }

    /// The samples of a file as `ffmpeg` decodes them, channels interleaved.
    static func samples(of path: String) throws -> [Float] {
        let data = try ffmpeg(["-i", "file:" + path, "-map", "0:a:0", "-f", "f32le", "-"])
        return stride(from: 0, to: data.count - 3, by: 4).map { offset in
            let pattern = (0..<4).reduce(UInt32(0)) { $0 | UInt32(data[offset + $1]) << (8 * UInt32($1)) }
            return Float(bitPattern: pattern)
        }
    }

    /// The digest of each picture, as `ffmpeg -f framemd5` lists them.
    static func digests(of input: [String]) throws -> [String] {
        let text = String(decoding: try ffmpeg(input + ["-map", "0:v:0", "-f", "framemd5", "-"]), as: UTF8.self)
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap {
            $0.split(separator: ",").last?.trimmingCharacters(in: .whitespaces)
        }
    }

    /// Runs `ffmpeg` and returns its standard output.
    static func ffmpeg(_ arguments: [String]) throws -> Data {
        try run("ffmpeg", ["-v", "error", "-nostdin", "-y"] + arguments)
    }

    /// Runs a command and returns its standard output.
    static func run(_ name: String, _ arguments: [String]) throws -> Data {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [name] + arguments
        let output = Pipe()
        let errors = Pipe()
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let data = everything(from: output)
        let words = everything(from: errors)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(description: "\(name): \(String(decoding: words, as: UTF8.self))")
        }
        return data
    }

    /// Reads to the end; `FileHandle` ends the process when a signal comes in between.
    private static func everything(from pipe: Pipe) -> Data {
        let descriptor = pipe.fileHandleForReading.fileDescriptor
        var data = Data()
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe read(descriptor, &buffer, buffer.count)
            if count > 0 { data += buffer[..<count] } else if count == 0 || errno != EINTR { return data }
        }
    }
}
