import GRDB
public import PipelineEngine

extension PurchaseStore {
    /// Whether nothing was ever bought.
    func isEmpty() async throws(StageFailure) -> Bool {
        try await ask { db in
            try Bool.fetchOne(db, sql: "SELECT NOT EXISTS (SELECT 1 FROM purchase)") ?? true
        }
    }

    /// What a clip's bytes were when it was fetched, if it was.
    ///
    /// - Parameters:
    ///   - ordinal: the clip's place among the clips of its task, from 0.
    ///   - task: the task.
    /// - Returns: the digest; `nil` if the clip was never fetched.
    /// - Throws: ``StageFailure`` if the ledger can't be read.
    public func clip(_ ordinal: Int, of task: String) async throws(StageFailure) -> ContentDigest? {
        try await ask { db in
            try String.fetchOne(
                db, sql: "SELECT digest FROM clip WHERE taskUUID = ? AND ordinal = ?", arguments: [task, ordinal])
        }.flatMap(ContentDigest.init(hex:))
    }

    /// The digests of all clips that were ever fetched.
    func clips() async throws(StageFailure) -> Set<ContentDigest> {
        Set(
            try await ask { db in try String.fetchAll(db, sql: "SELECT digest FROM clip") }.compactMap(
                ContentDigest.init(hex:)))
    }

    /// Writes down what a clip's bytes are; on disk when it returns.
    ///
    /// - Throws: ``StageFailure`` if it can't be written.
    public func note(
        _ digest: ContentDigest, ofClip ordinal: Int, of task: String
    ) async throws(StageFailure) {
        do {
            try await database.writeWhole { db in
                try db.execute(
                    sql: "INSERT OR REPLACE INTO clip (taskUUID, ordinal, digest) VALUES (?, ?, ?)",
                    arguments: [task, ordinal, digest.hex])
            }
        } catch {
            throw StageFailure(ledger: error, at: database.path)
        }
    }

    private func ask<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(StageFailure) -> Value {
        do {
            return try await database.readWhole(body)
        } catch {
            throw StageFailure(ledger: error, at: database.path)
        }
    }
}
