import Foundation
import JSON
import Testing

/// What the commands `ffprobe` and `ffmpeg` say of a file; they know nothing of this project.
struct Judge {
    private let scratch: Scratch
    private let path: String

    /// Judges a file of these bytes.
    init(_ bytes: Data, _ fileExtension: String = "mp4") throws {
        scratch = try Scratch()
        let file = scratch.url.appending(path: "clip.\(fileExtension)")
        try bytes.write(to: file)
        path = file.path
    }

    /// The facts of all streams that are asked for, pictures counted by decoding them.
    func streams(_ facts: String) throws -> JSONValue? {
        let report = try Self.run(
            "ffprobe", "-v", "error", "-count_frames", "-show_entries", "stream=\(facts)", "-of", "json", path)
        return try JSONReader.read(report).value["streams"]
    }

    /// The facts of the container that are asked for.
    func format(_ facts: String) throws -> JSONValue? {
        let report = try Self.run("ffprobe", "-v", "error", "-show_entries", "format=\(facts)", "-of", "json", path)
        return try JSONReader.read(report).value["format"]
    }

    /// A digest of each decoded picture.
    func pictures() throws -> [String] {
        try Self.run("ffmpeg", "-v", "error", "-i", path, "-map", "0:v", "-f", "framemd5", "-")
            .split(separator: "\n").filter { !$0.hasPrefix("#") }
            .compactMap { $0.split(separator: ",").last?.trimmingCharacters(in: .whitespaces) }
    }

    /// Everything that decoding complains about; empty for a sound file.
    func complaints() throws -> String {
        try Self.run("ffmpeg", "-v", "warning", "-i", path, "-f", "null", "-")
    }

    /// Where the picture stands still for half a second.
    func standstills() throws -> [String] {
        try Self.run(
            "ffmpeg", "-hide_banner", "-i", path, "-vf", "freezedetect=n=0.0002:d=0.5", "-an", "-f", "null", "-"
        )
        .split(separator: "\n").filter { $0.contains("freeze_start") }.map(String.init)
    }

    /// How loud the sound is in decibels below full scale, on average and at its loudest.
    func loudness() throws -> (mean: Double, peak: Double) {
        let report = try Self.run("ffmpeg", "-hide_banner", "-i", path, "-vn", "-af", "volumedetect", "-f", "null", "-")
        return (try Self.number(after: "mean_volume: ", in: report), try Self.number(after: "max_volume: ", in: report))
    }

    /// How alike the pictures of two files are: more than 40 is hard to tell apart, less than 20 another picture.
    func likeness(to other: Judge) throws -> Double {
        let report = try Self.run(
            "ffmpeg", "-hide_banner", "-i", path, "-i", other.path, "-lavfi", "[0:v][1:v]psnr", "-f", "null", "-")
        return try Self.number(after: "average:", in: report)
    }

    private static func number(after label: String, in report: String) throws -> Double {
        let rest = try #require(report.components(separatedBy: label).dropFirst().first, "\(report)")
        return try #require(Double(rest.prefix { !$0.isWhitespace }), "\(report)")
    }

    private static func run(_ tool: String, _ arguments: String...) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [tool] + arguments
        process.standardInput = FileHandle.nullDevice
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let report = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: report, as: UTF8.self)
    }
}
