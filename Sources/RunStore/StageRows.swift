import GRDB
import PipelineEngine

/// What became of a run's jobs, stage by stage, counted by the database.
enum StageRows {
    static func fetch(_ run: RunID, _ db: Database) throws -> [RunRecord.Stage] {
        var stages: [StageID: (stage: RunRecord.Stage, first: Double)] = [:]
        for row in try rows(jobs, run, db) {
            let id = StageID(try row.checked("stage"))
            var known = try stages[id] ?? (RunRecord.Stage(id: id, kind: row.checked("kind")), .infinity)
            known.stage.counts[.init(try row.checked("state"), isCached: try row.checked("isCached"))] +=
                try row.checked("n")
            known.first = min(known.first, try row.checked("first"))
            stages[id] = known
        }
        for row in try rows(attempts, run, db) {
            let id = StageID(try row.checked("stage"))
            stages[id]?.stage.counts.seconds = try row.checked("seconds")
            let first: Double = try row.checked("first")
            stages[id].map { stages[id]?.first = min($0.first, first) }
        }
        for row in try rows(publications, run, db) {
            let id = StageID(try row.checked("stage"))
            stages[id]?.stage.counts.files = try row.checked("files")
            stages[id]?.stage.counts.newFiles = try row.checked("newFiles")
            stages[id]?.stage.counts.bytes = try row.checked("bytes")
        }
        for row in try rows(costs, run, db) {
            stages[StageID(try row.checked("stage"))]?.stage.counts.costMicros = try row.checked("cost")
        }
        return stages.values.sorted { ($0.first, $0.stage.id) < ($1.first, $1.stage.id) }.map(\.stage)
    }

    private static func rows(_ sql: String, _ run: RunID, _ db: Database) throws -> [Row] {
        try Row.fetchAll(db, sql: sql, arguments: [run.number])
    }

    private static let jobs = """
        SELECT stage, kind, state, isCached, COUNT(*) AS n, MIN(at) AS first FROM job WHERE run = ?
        GROUP BY stage, kind, state, isCached
        """

    private static let attempts = """
        SELECT stage, SUM(MAX(0, COALESCE(ended, began) - began)) AS seconds, MIN(began) AS first FROM attempt
        WHERE run = ? GROUP BY stage
        """

    private static let publications = """
        SELECT stage, COUNT(*) AS files, SUM(isNew) AS newFiles, SUM(size) AS bytes FROM publication
        WHERE run = ? GROUP BY stage
        """

    private static let costs = """
        SELECT job.stage AS stage, SUM(COALESCE(json_extract(result.facts, '$.costMicros'), 0)) AS cost
        FROM job JOIN result USING (fingerprint)
        WHERE job.run = ? AND job.state = 'done' AND job.isCached = 0 AND result.facts LIKE '%"costMicros"%'
        GROUP BY job.stage
        """
}
