import Foundation

/// A program that nobody here wrote, as the judge of what was made.
struct Tool {
    /// What a run of a program came to.
    struct Outcome {
        let status: Int32
        let output: Data
        let errors: String

        /// Standard output as text.
        var text: String { String(decoding: output, as: UTF8.self) }
    }

    /// A program that failed where it must not.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Runs a program to its end, whatever that is.
    static func run(_ name: String, _ arguments: [String]) throws -> Outcome {
        let scratch = try Scratch()
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [name] + arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try scratch.handle(forWriting: "output")
        process.standardError = try scratch.handle(forWriting: "errors")
        try process.run()
        process.waitUntilExit()
        let errors = try Data(contentsOf: scratch.url.appending(path: "errors"))
        return Outcome(
            status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
            output: try Data(contentsOf: scratch.url.appending(path: "output")),
            errors: String(decoding: errors, as: UTF8.self))
    }

    /// Runs a program that has to succeed, and returns its output.
    static func output(_ name: String, _ arguments: [String]) throws -> Data {
        let outcome = try run(name, arguments)
        guard outcome.status == 0 else {
            throw Failure(description: "\(name) \(arguments.joined(separator: " ")): \(outcome.errors)")
        }
        return outcome.output
    }
}

/// A folder that is removed when the test is over.
final class Scratch: Sendable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "media-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    var path: String { url.path }

    /// The names of what is in the folder.
    var names: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    }

    /// Writes a file, and returns its path.
    func write(_ bytes: some Sequence<UInt8>, to name: String) throws -> String {
        let file = url.appending(path: name)
        try Data(bytes).write(to: file)
        return file.path
    }

    /// A folder of its own in this one.
    func folder(_ name: String) throws -> String {
        let folder = url.appending(path: name)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder.path
    }

    fileprivate func handle(forWriting name: String) throws -> FileHandle {
        _ = try write([], to: name)
        return try FileHandle(forWritingTo: url.appending(path: name))
    }
}
