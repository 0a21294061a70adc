import Foundation
import GRDB
import JSON
import PipelineEngine

/// Jobs of runs with all that is written down of them.
enum JobRecordRows {
    static func fetch(
        _ run: RunID, _ selection: RunJournal.JobSelection, _ limit: Int, _ db: Database
    ) throws -> [JobRecord] {
        let rows =
            if case .all(let after) = selection {
                try Row.fetchAll(
                    try db.cachedStatement(sql: select + all),
                    arguments: [run.number, after?.stage.name ?? "", after?.item ?? "", after == nil, limit])
            } else {
                try Row.fetchAll(
                    try db.cachedStatement(sql: select + condition(selection)), arguments: [run.number, limit])
            }
        return try rows.map { try job($0, run, db) }
    }

    private static let select = """
        SELECT job.stage AS stage, job.item AS item, job.kind AS kind, job.state AS state, job.isCached AS isCached,
            job.at AS at, job.reason AS reason, job.fingerprint AS fingerprint
        FROM job
        """ + " "

    private static let all = """
        WHERE run = ?1 AND ((stage, item) > (?2, ?3) OR ?4) ORDER BY stage, item LIMIT ?5
        """

    private static func condition(_ selection: RunJournal.JobSelection) -> String {
        switch selection {
        case .all: all
        case .failed: "WHERE run = ?1 AND state IN ('failed', 'unfinished') ORDER BY at, stage, item LIMIT ?2"
        case .lossy:
            """
            JOIN result USING (fingerprint) WHERE job.run = ?1 AND job.state = 'done'
                AND json_extract(result.facts, '$.losses') IS NOT NULL
            ORDER BY job.at, job.stage, job.item LIMIT ?2
            """
        case .atWork: "WHERE run = ?1 AND state IN ('running', 'waiting') ORDER BY at, stage, item LIMIT ?2"
        case .slowest:
            """
            JOIN (SELECT stage, item, SUM(COALESCE(ended, began) - began) AS seconds FROM attempt WHERE run = ?1
                GROUP BY stage, item ORDER BY seconds DESC LIMIT ?2) AS work USING (stage, item)
            WHERE job.run = ?1 ORDER BY work.seconds DESC
            """
        case .bought:
            """
            JOIN result USING (fingerprint) WHERE job.run = ?1 AND result.facts LIKE '%"taskUUID"%'
            ORDER BY job.stage, job.item LIMIT ?2
            """
        case .images:
            """
            WHERE run = ?1 AND EXISTS (SELECT 1 FROM publication WHERE publication.run = ?1
                AND publication.stage = job.stage AND publication.item = job.item
                AND (path LIKE '%.jpg' OR path LIKE '%.jpeg' OR path LIKE '%.png' OR path LIKE '%.webp'
                    OR path LIKE '%.avif'))
            ORDER BY item, stage LIMIT ?2
            """
        }
    }

    private static func job(_ row: Row, _ run: RunID, _ db: Database) throws -> JobRecord {
        let id = try row.job
        var record = JobRecord(
            id, kind: try row.checked("kind"),
            state: .init(try row.checked("state"), isCached: try row.checked("isCached")),
            at: try row.checkedTime("at"))
        record.reason = try row.checkedIfPresent("reason")
        record.attempts = try attempts(id, run, db)
        guard let digest: String = try row.checkedIfPresent("fingerprint") else { return record }
        record.fingerprint = try FingerprintRows.fetch(digest, db)
        guard record.state == .made || record.state == .cached, let key = ContentDigest(hex: digest),
            let result = try ResultRows.fetch(key, db)
        else { return record }
        record.facts = result.facts
        record.items = result.items.map(\.facts)
        record.made = try Double.fetchOne(
            try db.cachedStatement(sql: "SELECT at FROM result WHERE fingerprint = ?"), arguments: [digest]
        ).map(Date.init(timeIntervalSince1970:))
        record.files = try files(result.artifacts, id, run, db)
        return record
    }

    private static func attempts(_ job: JobID, _ run: RunID, _ db: Database) throws -> [JobRecord.Attempt] {
        let rows = try Row.fetchAll(
            try db.cachedStatement(
                sql: """
                    SELECT began, ended, outcome, reason, message, detail FROM attempt
                    WHERE run = ? AND stage = ? AND item = ? ORDER BY number
                    """),
            arguments: [run.number, job.stage.name, job.item])
        return try rows.map { row in
            let reason = (try row.checkedIfPresent("reason") as String?).map {
                StageFailure.Reason(rawValue: $0) ?? .defect
            }
            return JobRecord.Attempt(
                began: try row.checkedTime("began"),
                ended: try row.end,
                outcome: try row.checkedIfPresent("outcome"),
                failure: try reason.map {
                    StageFailure(
                        $0, try row.checkedIfPresent("message") ?? "", detail: try row.checkedIfPresent("detail"))
                })
        }
    }

    private static func files(
        _ artifacts: [Artifact], _ job: JobID, _ run: RunID, _ db: Database
    ) throws -> [JobRecord.File] {
        let rows = try Row.fetchAll(
            try db.cachedStatement(
                sql: "SELECT ordinal, path, isNew FROM publication WHERE run = ? AND stage = ? AND item = ?"),
            arguments: [run.number, job.stage.name, job.item])
        var published: [Int: (path: String, isNew: Bool)] = [:]
        for row in rows { published[try row.checked("ordinal")] = (try row.checked("path"), try row.checked("isNew")) }
        return artifacts.enumerated().map { index, artifact in
            JobRecord.File(artifact, path: published[index]?.path, isNew: published[index]?.isNew ?? false)
        }
    }
}

extension Row {
    /// The job that a row is about.
    var job: JobID {
        get throws { JobID(stage: StageID(try checked("stage")), item: try checked("item")) }
    }

    /// When something ended, if it did.
    var end: Date? {
        get throws { try (checkedIfPresent("ended") as Double?).map { _ in try checkedTime("ended") } }
    }

    /// A column of JSON.
    func object(_ name: String) throws -> JSONObject {
        guard let object = try JSONReader.read(try checked(name) as String).value.object else {
            throw DatabaseError(message: "column '\(name)' holds no JSON object")
        }
        return object
    }
}
