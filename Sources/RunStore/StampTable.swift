import GRDB
import PipelineEngine

/// What was known of files when they were last looked at, so that bytes are read again only when a file changed.
struct StampTable: Sendable {
    /// What a file is to us.
    enum Role: String, Sendable {
        /// An artifact in the store.
        case stored
        /// A file of the user's that was read.
        case input
        /// An artifact that was published.
        case published
    }

    private let database: any DatabaseWriter

    init(_ database: any DatabaseWriter) { self.database = database }

    /// The digest that a file had when it had this stamp, if that is known.
    func digest(of path: String, _ role: Role, _ stamp: FileStamp) async -> ContentDigest? {
        let hex = try? await database.readWhole { db in
            try String.fetchOne(
                db,
                sql: """
                    SELECT digest FROM file
                    WHERE path = ? AND role = ? AND size = ? AND inode = ? AND modified = ? AND changed = ?
                    """,
                arguments: [path, role.rawValue, stamp.size, stamp.inode, stamp.modified, stamp.changed])
        }
        return hex.flatMap { $0 }.flatMap(ContentDigest.init(hex:))
    }

    /// The digest that a file had when it was last looked at, if it was.
    func digest(of path: String, _ role: Role) async -> ContentDigest? {
        let hex = try? await database.read { db in
            try String.fetchOne(
                db, sql: "SELECT digest FROM file WHERE path = ? AND role = ?", arguments: [path, role.rawValue])
        }
        return hex.flatMap { $0 }.flatMap(ContentDigest.init(hex:))
    }

    /// What a file is, and where.
    struct Entry: Sendable {
        let path: String
        let role: Role
        let digest: ContentDigest
        let stamp: FileStamp
    }

    /// The digests that files had when they had these stamps, of those of which that is known.
    ///
    /// Blocks.
    func digests(of files: [(path: String, stamp: FileStamp)], _ role: Role) -> [String: ContentDigest] {
        guard !files.isEmpty else { return [:] }
        let found = try? database.read { db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT digest FROM file
                    WHERE path = ? AND role = ? AND size = ? AND inode = ? AND modified = ? AND changed = ?
                    """)
            var digests: [String: ContentDigest] = [:]
            for (path, stamp) in files {
                let hex = try String.fetchOne(
                    statement,
                    arguments: [path, role.rawValue, stamp.size, stamp.inode, stamp.modified, stamp.changed])
                digests[path] = hex.flatMap(ContentDigest.init(hex:))
            }
            return digests
        }
        return found ?? [:]
    }

    /// The paths at which a file with this digest was last seen.
    ///
    /// Blocks.
    func places(of digest: ContentDigest, _ role: Role) -> [String] {
        let paths = try? database.read { db in
            try String.fetchAll(
                db.cachedStatement(sql: "SELECT path FROM file WHERE digest = ? AND role = ? ORDER BY path"),
                arguments: [digest.hex, role.rawValue])
        }
        return paths ?? []
    }

    /// Notes what files are.
    ///
    /// Blocks.
    func note(_ entries: [Entry]) throws(StageFailure) {
        guard !entries.isEmpty else { return }
        do {
            try database.write { db in
                let statement = try db.cachedStatement(
                    sql: """
                        INSERT OR REPLACE INTO file (path, role, digest, size, inode, modified, changed)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)
                for entry in entries {
                    try statement.execute(arguments: [
                        entry.path, entry.role.rawValue, entry.digest.hex, entry.stamp.size, entry.stamp.inode,
                        entry.stamp.modified, entry.stamp.changed,
                    ])
                }
            }
        } catch {
            throw StageFailure(journal: error)
        }
    }

    /// Notes what a file is.
    func note(_ path: String, _ role: Role, _ digest: ContentDigest, _ stamp: FileStamp) async throws(StageFailure) {
        do {
            try await database.writeWhole { db in
                try db.execute(
                    sql: """
                        INSERT OR REPLACE INTO file (path, role, digest, size, inode, modified, changed)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        path, role.rawValue, digest.hex, stamp.size, stamp.inode, stamp.modified, stamp.changed,
                    ])
            }
        } catch {
            throw StageFailure(journal: error)
        }
    }
}

extension StageFailure {
    /// Why the journal could not be used.
    init(journal error: any Error) {
        guard !error.isForWantOfRoom else {
            self.init(
                .storage,
                "there is no room on disk for the journal; make room where journal.sqlite is and run again")
            return
        }
        let detail = (error as? DatabaseError)?.message ?? "\(error)"
        self.init(
            .storage, "the journal could not be used; if it is damaged, delete journal.sqlite: only work is lost",
            detail: detail)
    }
}
