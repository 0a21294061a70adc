import Foundation
public import PipelineEngine

/// The folder in which everything is kept that outlives a run: artifacts, the journal and the ledger.
///
/// ```
/// ledger.sqlite   every paid generation; never deleted by the program
/// journal.sqlite  runs, jobs and results; losing it loses work only
/// store/          artifacts by digest
/// drafts/         unfinished files; emptied when the folder is opened
/// ```
public struct StateFolder: Sendable {
    /// The artifacts.
    public let store: ContentStore
    /// The record of runs.
    public let journal: RunJournal
    /// The paid generations.
    public let purchases: PurchaseStore

    /// What a folder is opened for.
    public enum Access: Sendable {
        /// To run jobs: no other process may at the same time, and unfinished files of an earlier one are removed.
        case working
        /// To look at what is there, also while another process works in it.
        case looking
    }

    /// Opens a state folder.
    ///
    /// One that isn't there is made if it is opened for working; for looking it is as if it were there and empty.
    ///
    /// - Parameters:
    ///   - path: the folder.
    ///   - access: what it is opened for.
    ///   - overwrite: whether files that we did not write may be replaced when something is published.
    ///   - command: what it is opened for in words that were typed, for others that want it meanwhile.
    /// - Returns: the folder; opened for working it is this process's alone until it is let go.
    /// - Throws: ``StageFailure`` if it can't be written to, another process works in it, or a database is damaged.
    public static func open(
        path: String, for access: Access = .working, overwrite: Bool = false, command: String = ""
    ) async throws(StageFailure) -> StateFolder {
        let root = URL(filePath: path).standardizedFileURL.path
        if access == .looking, !FileSystem.exists(root) {
            let journal = try RunJournal()
            let store = ContentStore(root: root, stamps: StampTable(journal.database), overwrite: false, lock: nil)
            return StateFolder(store: store, journal: journal, purchases: try PurchaseStore())
        }
        for folder in ["store", "drafts"] { try FileSystem.makeFolder(root + "/" + folder) }
        var lock: FolderLock?
        if access == .working {
            lock = try FolderLock(root + "/lock", of: path, for: command)
            for name in FileSystem.names(in: root + "/drafts") { FileSystem.remove(root + "/drafts/" + name) }
        }
        // One at a time: SQLite can't wait for another process that makes the same database.
        let (purchases, journal) = try await onThread {
            Result { () throws(StageFailure) in
                try FileSystem.holding(root + "/opening") { () throws(StageFailure) in
                    let purchases = try PurchaseStore(path: root + "/ledger.sqlite", for: access)
                    return (purchases, try RunJournal(path: root + "/journal.sqlite"))
                }
            }
        }.get()
        if access == .working {
            try await journal.requireLedger(purchases, at: root)
            let outputs = try await journal.endKilledRuns()
            await onThread { for output in outputs { FileSystem.removeHiddenNames(below: output) } }
        }
        let store = ContentStore(root: root, stamps: StampTable(journal.database), overwrite: overwrite, lock: lock)
        return StateFolder(store: store, journal: journal, purchases: purchases)
    }
}
