import Foundation
import Glibc
import JSON
import PipelineEngine
import Wording

/// Makes sure that one process at a time writes to a state folder.
///
/// Ends with the process at the latest. Who holds it stands in its file, for others to read; that it is held doesn't
/// depend on what stands there.
final class FolderLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock.
    ///
    /// - Parameters:
    ///   - path: the lock's file.
    ///   - folder: the folder, as the user named it.
    ///   - command: what the folder is opened for, in words that were typed.
    /// - Throws: ``StageFailure`` that names the process that holds it.
    init(_ path: String, of folder: String, for command: String) throws(StageFailure) {
        guard let descriptor = try FileSystem.lock(path) else {
            let holder = Holder(at: path)?.description ?? "its process is unknown"
            throw StageFailure(
                .storage,
                "another dailies is at work in \(folder) (\(holder)); wait for it, or name another folder with --state"
            )
        }
        self.descriptor = descriptor
        let holder = Holder(process: Int(getpid()), since: Date(), command: command)
        FileSystem.write(JSONWriter.write(holder.json) + "\n", to: descriptor)
    }

    deinit { close(descriptor) }

    /// Who holds a lock.
    struct Holder: Hashable, Sendable, CustomStringConvertible {
        let process: Int
        let since: Date
        let command: String

        init(process: Int, since: Date, command: String) {
            self.process = process
            self.since = since
            self.command = command
        }

        /// What the lock's file says; `nil` if it says nothing, or names a process that there isn't: then whoever holds
        /// the lock has yet to write.
        init?(at path: String) {
            guard let text = FileSystem.text(of: path, atMost: 4_096),
                let json = try? JSONReader.read(text).value, let process = json["process"]?.int,
                let since = json["since"]?.int, (0..<253_402_300_800).contains(since),
                let command = json["command"]?.string, let number = pid_t(exactly: process), number > 0,
                kill(number, 0) == 0 || errno == EPERM
            else { return nil }
            self.init(process: process, since: Date(timeIntervalSince1970: Double(since)), command: command)
        }

        var json: JSONValue {
            let seconds = Int(since.timeIntervalSince1970)
            return ["process": .int(process), "since": .int(seconds), "command": .string(command)]
        }

        var description: String {
            let name = command.isEmpty ? "" : ": " + TerminalText.shown(command)
            return "process \(process) since \(Words.moment(since))\(name)"
        }
    }
}
