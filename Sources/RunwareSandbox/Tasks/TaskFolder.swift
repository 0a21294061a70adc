import Foundation
import JSON

/// A sandbox's folder: `tasks/<taskUUID>.json` for each task and `files/<videoUUID>.<ext>` for each result.
///
/// Both appear whole or not at all.
struct TaskFolder: Sendable {
    private let tasks: URL
    private let files: URL

    /// Opens a folder, which is made if it isn't there, and throws away what was left unfinished.
    ///
    /// - Throws: ``SandboxError``.
    init(_ folder: URL) throws(SandboxError) {
        tasks = folder.appending(path: "tasks", directoryHint: .isDirectory)
        files = folder.appending(path: "files", directoryHint: .isDirectory)
        try Self.describing(folder) {
            let manager = FileManager()
            for folder in [tasks, files] {
                try manager.createDirectory(at: folder, withIntermediateDirectories: true)
                for name in try manager.contentsOfDirectory(atPath: folder.path) where name.hasPrefix(".") {
                    try manager.removeItem(at: folder.appending(path: name))
                }
            }
        }
    }

    /// The tasks written down, the oldest first; a record that can't be read is left out.
    func records() throws(SandboxError) -> [TaskRecord] {
        try Self.describing(tasks) {
            try FileManager().contentsOfDirectory(at: tasks, includingPropertiesForKeys: nil)
                .filter { $0.pathExtension == "json" }
                .compactMap(Self.record)
                .sorted { $0.acceptedAt < $1.acceptedAt }
        }
    }

    /// Writes a task down; when this returns, the record survives a crash.
    func write(_ record: TaskRecord) throws(SandboxError) {
        try Self.describing(tasks) {
            let text = JSONWriter.write(record.json, .pretty)
            let file = tasks.appending(path: record.request.taskUUID + ".json")
            try Data(text.utf8).write(to: file, options: .atomic)
        }
    }

    /// Where a file is once it is whole.
    func file(_ name: String) -> URL { files.appending(path: name) }

    /// Whether a file is there, whole.
    func hasFile(_ name: String) -> Bool { FileManager().fileExists(atPath: file(name).path) }

    /// Lets a file be written under a hidden name and shows it when that is done.
    func publish(_ name: String, writing: (URL) throws -> Void) throws {
        let draft = files.appending(path: "." + name)
        do {
            try writing(draft)
            try FileManager().moveItem(at: draft, to: file(name))
        } catch {
            try? FileManager().removeItem(at: draft)
            throw error
        }
    }

    private static func record(_ file: URL) throws -> TaskRecord? {
        let node = try? JSONReader.read(Array(Data(contentsOf: file)))
        return node.flatMap { TaskRecord(json: $0.value) }
    }

    private static func describing<Value>(_ folder: URL, _ body: () throws -> Value) throws(SandboxError) -> Value {
        do {
            return try body()
        } catch {
            throw SandboxError(
                .folder, "the sandbox's folder '\(folder.path)' can't be used: \(error.localizedDescription)")
        }
    }
}
