import GRDB

/// The tables of the ledger, version by version.
enum LedgerSchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { db in try db.execute(sql: version1) }
        migrator.registerMigration("2") { db in try db.execute(sql: version2) }
        return migrator
    }

    /// Makes sure that a database has everything a ledger has: without its unique index, for one, nothing keeps a
    /// purchase from being made twice.
    static func check(_ database: any DatabaseReader) throws {
        let fresh = try DatabaseQueue()
        try migrator.migrate(fresh)
        let missing = Set(try parts(of: fresh)).subtracting(try parts(of: database))
        guard missing.isEmpty else { throw DatabaseError(message: "its tables are not those of a ledger") }
    }

    private static func parts(of database: any DatabaseReader) throws -> [String] {
        try database.read { db in
            try String.fetchAll(
                db, sql: "SELECT type || ' ' || name || ' ' || tbl_name || ' ' || COALESCE(sql, '') FROM sqlite_master")
        }
    }

    private static let version1 = """
        CREATE TABLE purchase (
            taskUUID TEXT PRIMARY KEY NOT NULL, provider TEXT NOT NULL, requestDigest TEXT NOT NULL,
            take INTEGER NOT NULL, attempt INTEGER NOT NULL, model TEXT NOT NULL, state TEXT NOT NULL,
            costMicros INTEGER, body TEXT NOT NULL, UNIQUE (provider, requestDigest, take, attempt));
        CREATE INDEX purchaseByState ON purchase (state);
        """

    /// What the bytes of a clip were when it was fetched; `ordinal` is its place among the clips of its task, from 0.
    private static let version2 = """
        CREATE TABLE clip (
            taskUUID TEXT NOT NULL, ordinal INTEGER NOT NULL, digest TEXT NOT NULL,
            PRIMARY KEY (taskUUID, ordinal)) WITHOUT ROWID;
        """
}
