import Foundation
import GRDB
import JSON
import PipelineEngine

/// Fingerprints as rows, a row a field.
enum FingerprintRows {
    static func insert(_ fingerprint: Fingerprint, _ db: Database) throws {
        for (name, value) in fingerprint.fields {
            try db.execute(
                sql: "INSERT OR IGNORE INTO fingerprintField (fingerprint, name, value) VALUES (?, ?, ?)",
                arguments: [fingerprint.digest.hex, name, value])
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
        try db.execute(sql: "DELETE FROM result WHERE fingerprint = ?", arguments: [key])
        try db.execute(
            sql: "INSERT INTO result (fingerprint, kind, at, facts) VALUES (?, ?, ?, ?)",
            arguments: [key, kind, time.timeIntervalSince1970, JSONWriter.write(.object(result.facts))])
        for (ordinal, item) in result.items.enumerated() {
            try db.execute(
                sql: "INSERT INTO resultItem (fingerprint, ordinal, identity, facts) VALUES (?, ?, ?, ?)",
                arguments: [key, ordinal, item.identity, JSONWriter.write(.object(item.facts))])
        }
        for (ordinal, artifact) in result.artifacts.enumerated() {
            try db.execute(
                sql: "INSERT INTO artifact (fingerprint, ordinal, name, digest, size, facts) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [
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
        _ job: JobID, _ kind: String, state: String, fingerprint: ContentDigest?, isCached: Bool, _ run: RunID,
        _ time: Date, _ db: Database
    ) throws {
        try db.execute(
            sql: """
                INSERT INTO job (run, stage, item, kind, state, fingerprint, isCached, at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (run, stage, item) DO UPDATE SET
                    state = excluded.state, fingerprint = COALESCE(excluded.fingerprint, fingerprint),
                    isCached = excluded.isCached, at = excluded.at
                """,
            arguments: [
                run.number, job.stage.name, job.item, kind, state, fingerprint?.hex, isCached,
                time.timeIntervalSince1970,
            ])
    }

    static func endAttempt(
        _ job: JobID, outcome: String, _ failure: StageFailure?, _ run: RunID, _ time: Date, _ db: Database
    ) throws {
        try db.execute(
            sql: """
                UPDATE attempt SET ended = ?, outcome = ?, reason = ?, message = ?, detail = ?
                WHERE run = ? AND stage = ? AND item = ? AND ended IS NULL
                """,
            arguments: [
                time.timeIntervalSince1970, outcome, failure?.reason.rawValue, failure?.message, failure?.detail,
                run.number, job.stage.name, job.item,
            ])
    }
}
