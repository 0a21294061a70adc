import GRDB

/// The tables of the journal, version by version.
enum JournalSchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { db in
            try db.execute(sql: version1)
        }
        migrator.registerMigration("2") { db in
            try db.execute(sql: version2)
        }
        migrator.registerMigration("3") { db in
            try db.execute(sql: version3)
        }
        return migrator
    }

    /// Whether a table has rows.
    static func hasRows(_ table: String, _ db: Database) throws -> Bool {
        let statement = try db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM \(table))")
        return try Bool.fetchOne(statement) ?? false
    }

    /// What a report needs of a run and its jobs, and work that is known to fail; nothing was ever written to `event`.
    private static let version3 = """
        ALTER TABLE run ADD COLUMN jobs INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE run ADD COLUMN output TEXT;
        ALTER TABLE run ADD COLUMN settings TEXT NOT NULL DEFAULT '{}';
        ALTER TABLE run ADD COLUMN program TEXT NOT NULL DEFAULT '';
        ALTER TABLE run ADD COLUMN libraries TEXT NOT NULL DEFAULT '';
        ALTER TABLE run ADD COLUMN process INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE job ADD COLUMN reason TEXT;
        CREATE TABLE publication (
            run INTEGER NOT NULL, stage TEXT NOT NULL, item TEXT NOT NULL, ordinal INTEGER NOT NULL,
            path TEXT NOT NULL, digest TEXT NOT NULL, size INTEGER NOT NULL, isNew INTEGER NOT NULL,
            PRIMARY KEY (run, stage, item, ordinal),
            FOREIGN KEY (run, stage, item) REFERENCES job(run, stage, item) ON DELETE CASCADE) WITHOUT ROWID;
        CREATE TABLE failure (
            fingerprint TEXT PRIMARY KEY, reason TEXT NOT NULL, message TEXT NOT NULL, detail TEXT,
            times INTEGER NOT NULL, at REAL NOT NULL) WITHOUT ROWID;
        DROP TABLE event;
        """

    /// Finds the latest work of a kind.
    private static let version2 = """
        CREATE INDEX jobByKind ON job (kind, run) WHERE state = 'done' AND isCached = 0;
        """

    private static let version1 = """
        CREATE TABLE run (
            id INTEGER PRIMARY KEY AUTOINCREMENT, pipeline TEXT NOT NULL, file TEXT NOT NULL,
            began REAL NOT NULL, ended REAL, outcome TEXT);
        CREATE TABLE job (
            run INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE, stage TEXT NOT NULL, item TEXT NOT NULL,
            kind TEXT NOT NULL, state TEXT NOT NULL, fingerprint TEXT, isCached INTEGER NOT NULL, at REAL NOT NULL,
            PRIMARY KEY (run, stage, item)) WITHOUT ROWID;
        CREATE INDEX jobByName ON job (stage, item, run);
        CREATE TABLE attempt (
            run INTEGER NOT NULL, stage TEXT NOT NULL, item TEXT NOT NULL, number INTEGER NOT NULL,
            began REAL NOT NULL, ended REAL, outcome TEXT, reason TEXT, message TEXT, detail TEXT,
            PRIMARY KEY (run, stage, item, number),
            FOREIGN KEY (run, stage, item) REFERENCES job(run, stage, item) ON DELETE CASCADE) WITHOUT ROWID;
        CREATE TABLE fingerprintField (
            fingerprint TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL,
            PRIMARY KEY (fingerprint, name)) WITHOUT ROWID;
        CREATE TABLE result (
            fingerprint TEXT PRIMARY KEY, kind TEXT NOT NULL, at REAL NOT NULL, facts TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE resultItem (
            fingerprint TEXT NOT NULL REFERENCES result(fingerprint) ON DELETE CASCADE, ordinal INTEGER NOT NULL,
            identity TEXT NOT NULL, facts TEXT NOT NULL, PRIMARY KEY (fingerprint, ordinal)) WITHOUT ROWID;
        CREATE TABLE artifact (
            fingerprint TEXT NOT NULL REFERENCES result(fingerprint) ON DELETE CASCADE, ordinal INTEGER NOT NULL,
            name TEXT NOT NULL, digest TEXT NOT NULL, size INTEGER NOT NULL, facts TEXT NOT NULL,
            PRIMARY KEY (fingerprint, ordinal)) WITHOUT ROWID;
        CREATE INDEX artifactByDigest ON artifact (digest);
        CREATE TABLE event (
            id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE, at REAL NOT NULL,
            kind TEXT NOT NULL, stage TEXT, item TEXT, body TEXT NOT NULL);
        CREATE INDEX eventByRun ON event (run, id);
        CREATE TABLE file (
            path TEXT NOT NULL, role TEXT NOT NULL, digest TEXT NOT NULL, size INTEGER NOT NULL, inode INTEGER NOT NULL,
            modified INTEGER NOT NULL, changed INTEGER NOT NULL, PRIMARY KEY (path, role)) WITHOUT ROWID;
        CREATE INDEX fileByDigest ON file (digest, role);
        """
}
