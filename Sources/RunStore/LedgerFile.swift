import GRDB

/// The file of a ledger before it is opened, and so before anything is written to it.
struct LedgerFile {
    private let path: String

    init(_ path: String) { self.path = path }

    /// Makes sure that the file is a whole ledger, or not there yet.
    ///
    /// It is only read, but for one case: a process that was killed while it made the ledger leaves a rollback journal,
    /// and SQLite has to take back what was half written before anything can be read.
    ///
    /// - Parameter isThorough: whether each index is compared with its table, too. An index that lacks a row hides a
    ///   purchase, which would then be made again; to find that out takes some 8 ms for each thousand purchases.
    /// - Throws: `DatabaseError` that says what is wrong.
    func check(thoroughly isThorough: Bool) throws {
        let size = FileSystem.stamp(of: path)?.size ?? 0
        guard size > 0 else { return try requireNoLog() }
        guard size >= 512 else { throw DatabaseError(message: "it is cut off") }
        var configuration = Configuration()
        configuration.readonly = !FileSystem.exists(path + "-journal")
        configuration.busyMode = .timeout(10)
        let database = try DatabaseQueue(path: path, configuration: configuration)
        defer { try? database.close() }
        try database.read { db in
            let check = isThorough ? "integrity_check" : "quick_check"
            let verdict = try String.fetchOne(db, sql: "PRAGMA \(check)(1)")
            guard verdict == "ok" else { throw DatabaseError(message: verdict ?? "no verdict") }
            try Self.requireOurs(db)
        }
    }

    /// A log without its database is what is left of a ledger, and would be thrown away if a new one were made.
    private func requireNoLog() throws {
        let log = path + "-wal"
        guard (FileSystem.stamp(of: log)?.size ?? 0) > 0 else { return }
        throw DatabaseError(
            message: "\(path) is gone or empty, while \(log) beside it holds purchases; put it back from a copy")
    }

    private static func requireOurs(_ db: Database) throws {
        let isEmpty = try Bool.fetchOne(db, sql: "SELECT NOT EXISTS (SELECT 1 FROM sqlite_master)") ?? false
        guard try isEmpty || db.tableExists("grdb_migrations") else {
            throw DatabaseError(message: "it is another program's database")
        }
        guard try !LedgerSchema.migrator.hasBeenSuperseded(db) else {
            throw DatabaseError(message: "a later version of dailies wrote it; use that one")
        }
    }
}
