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

    /// The paths at which files with this digest were last seen.
    func paths(of digest: ContentDigest, _ role: Role) async -> [String] {
        let paths = try? await database.readWhole { db in
            try String.fetchAll(
                db, sql: "SELECT path FROM file WHERE digest = ? AND role = ? ORDER BY path",
                arguments: [digest.hex, role.rawValue])
        }
        return paths ?? []
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
