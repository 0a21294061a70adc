import Foundation
import Synchronization
import Testing

/// The built command, run as a user runs it.
struct Command {
    /// What a run of the command came to.
    struct Outcome: Sendable {
        let status: Int32
        let output: String
        let errors: String

        /// The lines of standard output.
        var lines: [String] { output.split(separator: "\n").map(String.init) }
    }

    /// A command that was started and still runs.
    final class Running: Sendable {
        private let process: Process
        private let output: Pipe
        private let errors: Pipe

        fileprivate init(_ process: Process, _ output: Pipe, _ errors: Pipe) {
            self.process = process
            self.output = output
            self.errors = errors
        }

        /// Its process identifier.
        var identifier: Int32 { process.processIdentifier }

        /// Sends it a signal.
        func signal(_ number: Int32) { kill(process.processIdentifier, number) }

        /// Waits until standard output has said `text`, and returns what came up to then.
        func waitForOutput(containing text: String) -> String {
            var seen = ""
            while !seen.contains(text) {
                let data = output.fileHandleForReading.availableData
                guard !data.isEmpty else { break }
                seen += String(decoding: data, as: UTF8.self)
            }
            return seen
        }

        /// Waits until it has ended, without holding a thread of the shared pool.
        func outcome() async -> Outcome {
            await withCheckedContinuation { continuation in
                Thread { continuation.resume(returning: self.wait()) }.start()
            }
        }

        private func wait() -> Outcome {
            let collected = Mutex("")
            let reader = Thread { [errors] in
                let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
                collected.withLock { $0 = text }
            }
            let ended = DispatchSemaphore(value: 0)
            reader.start()
            let rest = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            process.waitUntilExit()
            while !reader.isFinished { _ = ended.wait(timeout: .now() + .milliseconds(2)) }
            return Outcome(
                status: process.terminationReason == .uncaughtSignal
                    ? -process.terminationStatus : process.terminationStatus,
                output: rest, errors: collected.withLock { $0 })
        }
    }

    /// The repository's root.
    static var root: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
    }

    /// The command's file, which stands beside that of the tests.
    static var executable: URL {
        let tests = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        var folder = tests.deletingLastPathComponent()
        while folder.path != "/" {
            let candidate = folder.appending(path: "dailies")
            if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
            folder.deleteLastPathComponent()
        }
        return root.appending(path: ".build/debug/dailies")
    }

    /// What has to be loaded into the process for `DAILIES_CODEC_LOG`; it stands beside the command.
    private static var codecLog: URL { executable.deletingLastPathComponent().appending(path: "libCodecLog.so") }

    /// Runs a pipeline file in the folder over a file in it, media passes in the command's own process, and returns the lines
    /// of the codec log: what was decoded, filtered and held.
    static func codecLog(
        ofRunning pipeline: String, over input: String, in folder: URL, _ more: String...
    ) async throws -> [Substring] {
        let log = folder.appending(path: "codec-log-\(pipeline)")
        let outcome = try await start(
            ["run", pipeline, "--input", input, "--in-process"] + more, in: folder,
            environment: ["LD_PRELOAD": codecLog.path, "DAILIES_CODEC_LOG": log.path]
        ).outcome()
        #expect(outcome.status == 0, "\(outcome.errors)")
        return try String(contentsOf: log, encoding: .utf8).split(separator: "\n")
    }

    /// Runs the command to its end.
    static func run(
        _ arguments: String..., in folder: URL, environment: [String: String] = [:]
    ) async throws -> Outcome {
        try await start(arguments, in: folder, environment: environment).outcome()
    }

    /// What a program that others wrote has to complain about.
    static func judge(_ program: String, _ arguments: String...) async throws -> String {
        let env = URL(filePath: "/usr/bin/env")
        return try await start(
            env, [program] + arguments, in: FileManager.default.temporaryDirectory, environment: [:]
        ).outcome().errors
    }

    /// Starts the command.
    static func start(
        _ arguments: [String], in folder: URL, environment: [String: String] = [:]
    ) throws -> Running {
        try start(executable, arguments, in: folder, environment: environment)
    }

    /// Starts a program.
    static func start(
        _ program: URL, _ arguments: [String], in folder: URL, environment: [String: String]
    ) throws -> Running {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = folder
        var variables = ["PATH": "/usr/bin:/bin", "HOME": folder.path]
        variables.merge(environment) { _, new in new }
        process.environment = variables
        let output = Pipe()
        let errors = Pipe()
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = FileHandle.nullDevice
        try process.run()
        return Running(process, output, errors)
    }
}

/// A folder that is removed when the test is over.
final class Scratch: Sendable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "dailies-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// Writes a file.
    @discardableResult
    func write(_ text: String, to name: String) throws -> URL {
        let file = url.appending(path: name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        return file
    }

    /// Copies one of the project's own fixtures.
    func copy(fixture name: String, to newName: String? = nil) throws {
        let source = Command.root.appending(path: "Fixtures/Media/\(name)")
        let target = url.appending(path: newName ?? name)
        try FileManager.default.createDirectory(
            at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.copyItem(at: source, to: target)
    }

    /// The paths of all files below a folder, by name, without the state folder and without what tells of a run.
    func files(below folder: String = "out") -> [String] {
        let base = url.appending(path: folder)
        let entries = FileManager.default.enumerator(atPath: base.path)?.allObjects.compactMap { $0 as? String } ?? []
        return entries.filter { entry in
            guard !["run.json", "report.html"].contains(URL(filePath: entry).lastPathComponent) else { return false }
            let values = try? base.appending(path: entry).resourceValues(forKeys: [.isDirectoryKey])
            return values?.isDirectory == false
        }.sorted()
    }
}
