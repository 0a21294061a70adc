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

    /// Opens a state folder, and makes it if it isn't there.
    ///
    /// - Parameters:
    ///   - path: the folder.
    ///   - overwrite: whether files that we did not write may be replaced when something is published.
    /// - Returns: the folder, which is this process's alone until its store is let go.
    /// - Throws: ``StageFailure`` if it can't be written to, another process works in it, or a database is damaged.
    public static func open(path: String, overwrite: Bool = false) async throws(StageFailure) -> StateFolder {
        let root = URL(filePath: path).standardizedFileURL.path
        for folder in ["store", "drafts"] { try FileSystem.makeFolder(root + "/" + folder) }
        let lock = try FolderLock(root + "/lock", of: path)
        for name in FileSystem.names(in: root + "/drafts") { FileSystem.remove(root + "/drafts/" + name) }
        let purchases = try PurchaseStore(path: root + "/ledger.sqlite")
        let journal = try RunJournal(path: root + "/journal.sqlite")
        let store = ContentStore(root: root, stamps: StampTable(journal.database), overwrite: overwrite, lock: lock)
        return StateFolder(store: store, journal: journal, purchases: purchases)
    }
}
