public import Foundation
public import PipelineEngine

/// A state folder that is only looked at: nothing in it is made or changed, whoever works in it.
public struct StateReading: Sendable {
    /// A process that works in a state folder.
    public struct Worker: Hashable, Sendable {
        /// Its number.
        public let process: Int
        /// Since when it works there.
        public let since: Date
    }

    /// The record of runs.
    public let journal: RunJournal
    /// The process that works in the folder, if there is one.
    public let worker: Worker?

    /// Opens a state folder for reading; `nil` if there is none, or nothing was run in it.
    ///
    /// A journal with a rollback journal beside it is just being made, or was when its process was killed, and tells of
    /// nothing yet.
    ///
    /// - Throws: ``StageFailure`` if its journal can't be read.
    public static func open(path: String) throws(StageFailure) -> StateReading? {
        let root = URL(filePath: path).standardizedFileURL.path
        guard FileSystem.exists(root + "/journal.sqlite"), !FileSystem.exists(root + "/journal.sqlite-journal") else {
            return nil
        }
        let holder = isLocked(root + "/lock") ? FolderLock.Holder(at: root + "/lock") : nil
        return StateReading(
            journal: try RunJournal(reading: root + "/journal.sqlite"),
            worker: holder.map { Worker(process: $0.process, since: $0.since) })
    }

    /// Whether a process holds the lock of a file; taking it to find out would be in the way of whoever wants it.
    ///
    /// The kernel lists a lock as `1: FLOCK ADVISORY WRITE <process> <device>:<inode> 0 EOF`. The device is not compared,
    /// because layered file systems have several names for one. A long list is read in parts, and misses a lock where
    /// others go in the meantime; a lock that it doesn't name is tried before that is believed, for a moment that whoever
    /// wants it waits out. Where there is no list, what the file says counts.
    private static func isLocked(_ path: String) -> Bool {
        guard let inode = FileSystem.stamp(of: path)?.inode else { return false }
        guard let locks = try? String(contentsOfFile: "/proc/locks", encoding: .utf8) else { return true }
        let isListed = locks.split(separator: "\n").contains { line in
            let words = line.split(separator: " ")
            return words.contains("FLOCK") && words.contains { $0.hasSuffix(":\(inode)") }
        }
        return isListed || FileSystem.isLocked(path)
    }
}
