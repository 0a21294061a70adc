import Foundation
import GRDB
import JSON
import PipelineEngine

/// Fingerprints as rows, a row a field.
enum FingerprintRows {
    static func insert(_ fingerprint: Fingerprint, _ db: Database) throws {
        let statement = try db.cachedStatement(
            sql: "INSERT OR IGNORE INTO fingerprintField (fingerprint, name, value) VALUES (?, ?, ?)")
        for (name, value) in fingerprint.fields {
            try statement.execute(arguments: [fingerprint.digest.hex, name, value])
        }
    }

    static func fetch(_ digest: String, _ db: Database) throws -> Fingerprint {
        Fingerprint(fields: try fields(digest, db))
    }

    static func fields(_ digest: String, _ db: Database) throws -> [String: String] {
        let statement = try db.cachedStatement(sql: "SELECT name, value FROM fingerprintField WHERE fingerprint = ?")
        let rows = try Row.fetchAll(statement, arguments: [digest])
        return Dictionary(try rows.map { (try $0.checked("name"), try $0.checked("value")) }) { first, _ in first }
    }
}

/// Results as rows: the result, its items, its artifacts.
enum ResultRows {
    static func insert(
        _ result: StageResult, _ kind: String, _ fingerprint: ContentDigest, _ time: Date, _ db: Database
    ) throws {
        let key = fingerprint.hex
        try db.put("DELETE FROM result WHERE fingerprint = ?", [key])
        try db.put(
            "INSERT INTO result (fingerprint, kind, at, facts) VALUES (?, ?, ?, ?)",
            [key, kind, time.timeIntervalSince1970, JSONWriter.write(.object(result.facts))])
        for (ordinal, item) in result.items.enumerated() {
            try db.put(
                "INSERT INTO resultItem (fingerprint, ordinal, identity, facts) VALUES (?, ?, ?, ?)",
                [key, ordinal, item.identity, JSONWriter.write(.object(item.facts))])
        }
        for (ordinal, artifact) in result.artifacts.enumerated() {
            try db.put(
                "INSERT INTO artifact (fingerprint, ordinal, name, digest, size, facts) VALUES (?, ?, ?, ?, ?, ?)",
                [
                    key, ordinal, artifact.name, artifact.digest.hex, artifact.size,
                    JSONWriter.write(.object(artifact.facts)),
                ])
        }
    }

    static func fetch(_ fingerprint: ContentDigest, _ db: Database) throws -> StageResult? {
        let key = fingerprint.hex
        let found = try db.cachedStatement(sql: "SELECT facts FROM result WHERE fingerprint = ?")
        guard let facts = try String.fetchOne(found, arguments: [key]) else { return nil }
        let items = try Row.fetchAll(
            try db.cachedStatement(
                sql: "SELECT identity, facts FROM resultItem WHERE fingerprint = ? ORDER BY ordinal"),
            arguments: [key])
        let artifacts = try Row.fetchAll(
            try db.cachedStatement(
                sql: "SELECT name, digest, size, facts FROM artifact WHERE fingerprint = ? ORDER BY ordinal"),
            arguments: [key])
        return StageResult(
            artifacts: try artifacts.map(artifact),
            items: try items.map {
                StageResult.ItemResult(identity: try $0.checked("identity"), facts: try object($0.checked("facts")))
            },
            facts: try object(facts))
    }

    private static func artifact(_ row: Row) throws -> Artifact {
        guard let digest = ContentDigest(hex: try row.checked("digest")) else {
            throw DatabaseError(message: "an artifact of the journal has no proper digest")
        }
        return Artifact(
            name: try row.checked("name"), digest: digest, size: try row.checked("size"),
            facts: try object(row.checked("facts")))
    }

    private static func object(_ text: String) throws -> JSONObject {
        guard let object = try JSONReader.read(text).value.object else {
            throw DatabaseError(message: "facts of the journal are no JSON object")
        }
        return object
    }
}

/// Jobs of runs as rows.
enum JobRows {
    static func put(
        _ entry: JournalEntry, state: String, fingerprint: ContentDigest? = nil, isCached: Bool = false,
        reason: String? = nil, _ run: RunID, _ time: Date, _ db: Database
    ) throws {
        try db.put(
            """
            INSERT INTO job (run, stage, item, kind, state, fingerprint, isCached, at, reason)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (run, stage, item) DO UPDATE SET
                state = excluded.state, fingerprint = COALESCE(excluded.fingerprint, fingerprint),
                isCached = excluded.isCached, at = excluded.at, reason = excluded.reason
            """,
            [
                run.number, entry.job.stage.name, entry.job.item, entry.kind, state, fingerprint?.hex, isCached,
                time.timeIntervalSince1970, reason,
            ])
    }

    static func beginAttempt(_ job: JobID, _ run: RunID, _ time: Date, _ db: Database) throws {
        try db.put(
            """
            INSERT INTO attempt (run, stage, item, number, began)
            SELECT ?1, ?2, ?3, 1 + COUNT(*), ?4 FROM attempt WHERE run = ?1 AND stage = ?2 AND item = ?3
            """,
            [run.number, job.stage.name, job.item, time.timeIntervalSince1970])
    }

    static func endAttempt(
        _ job: JobID, outcome: String, _ failure: StageFailure?, _ run: RunID, _ time: Date, _ db: Database
    ) throws {
        try db.put(
            """
            UPDATE attempt SET ended = ?, outcome = ?, reason = ?, message = ?, detail = ?
            WHERE run = ? AND stage = ? AND item = ? AND ended IS NULL
            """,
            [
                time.timeIntervalSince1970, outcome, failure?.reason.rawValue, failure?.message, failure?.detail,
                run.number, job.stage.name, job.item,
            ])
    }

    static func putPublications(_ files: [PublishedFile], of job: JobID, _ run: RunID, _ db: Database) throws {
        for (ordinal, file) in files.enumerated() {
            try db.put(
                "INSERT OR REPLACE INTO publication (run, stage, item, ordinal, path, digest, size, isNew) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    run.number, job.stage.name, job.item, ordinal, file.path, file.artifact.digest.hex,
                    file.artifact.size, file.isNew,
                ])
        }
    }
}

/// Work that is known to fail, as rows.
enum FailureRows {
    static func note(_ failure: StageFailure, of fingerprint: ContentDigest, _ time: Date, _ db: Database) throws {
        try db.put(
            """
            INSERT INTO failure (fingerprint, reason, message, detail, times, at) VALUES (?, ?, ?, ?, 1, ?)
            ON CONFLICT (fingerprint) DO UPDATE SET
                times = CASE WHEN reason = excluded.reason AND message = excluded.message THEN times + 1 ELSE 1 END,
                reason = excluded.reason, message = excluded.message, detail = excluded.detail, at = excluded.at
            """,
            [
                fingerprint.hex, failure.reason.rawValue, failure.message, failure.detail, time.timeIntervalSince1970,
            ])
    }

    static func forget(_ fingerprint: ContentDigest, _ db: Database) throws {
        try db.put("DELETE FROM failure WHERE fingerprint = ?", [fingerprint.hex])
    }

    static func fetch(_ fingerprint: ContentDigest, _ db: Database) throws -> PastWork? {
        let statement = try db.cachedStatement(
            sql: "SELECT reason, message, detail, times FROM failure WHERE fingerprint = ?")
        guard let row = try Row.fetchOne(statement, arguments: [fingerprint.hex]),
            let reason = StageFailure.Reason(rawValue: try row.checked("reason"))
        else { return nil }
        let failure = StageFailure(
            reason, try row.checked("message"), detail: try row.checkedIfPresent("detail"))
        return .failure(failure, times: try row.checked("times"))
    }
}

extension Database {
    /// Executes a statement that is compiled once.
    fileprivate func put(_ sql: String, _ arguments: StatementArguments) throws {
        try cachedStatement(sql: sql).execute(arguments: arguments)
    }
}
