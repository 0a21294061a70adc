import Foundation
import PipelineEngine
import Testing

@testable import PipelineStages

/// A folder with files in it, which is removed when the test is over.
final class FileTree: Sendable {
    /// The folder's path, without links in it.
    let path: String

    /// Makes a folder with empty files, and the folders these are in.
    init(_ files: [String]) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "dailies-tree-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.resolvingSymlinksInPath().path
        for file in files { try make(file) }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Makes an empty file.
    func make(_ file: String) throws {
        let url = URL(filePath: path).appending(path: file)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data().write(to: url)
    }

    /// Makes a link.
    func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: path + "/" + name, withDestinationPath: target)
    }

    /// What the search finds for a path or pattern that begins in the folder, without the folder's path.
    func found(_ pattern: String, except excluded: [String] = []) throws -> [String] {
        try FileSearch(except: excluded.map { path + "/" + $0 }).files(at: path + "/" + pattern).map(shortened)
    }

    /// What the search finds, or nothing where it says that nothing matches.
    func foundIfAny(_ pattern: String) throws -> [String] {
        do {
            return try found(pattern)
        } catch let failure as StageFailure where failure.message.hasPrefix("no file matches") {
            return []
        }
    }

    /// What bash finds for each of some patterns: files, by their bytes, each once.
    func foundByBash(_ patterns: [String]) throws -> [[String]] {
        let searches = patterns.map { pattern in
            "for f in \(pattern); do [ -f \"$f\" ] && realpath -s \"$f\"; done | LC_ALL=C sort -u; echo ---"
        }
        let script =
            ["shopt -s globstar extglob nullglob; shopt -u dotglob", "export LC_ALL=C", "cd '\(path)'"] + searches
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = ["-s"]
        let input = Pipe()
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        let writer = Thread {
            input.fileHandleForWriting.write(Data((script.joined(separator: "\n") + "\n").utf8))
            try? input.fileHandleForWriting.close()
        }
        writer.start()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let answers = text.split(separator: "---\n", omittingEmptySubsequences: false).dropLast()
        #expect(process.terminationStatus == 0 && answers.count == patterns.count)
        return answers.map { $0.split(separator: "\n").map { shortened(String($0)) } }
    }

    private func shortened(_ file: String) -> String { String(file.dropFirst(path.count + 1)) }
}
