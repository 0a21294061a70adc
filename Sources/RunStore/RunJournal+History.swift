public import Foundation
import GRDB
public import PipelineEngine

extension RunJournal {
    /// What a job was made from at some time.
    public struct Episode: Hashable, Sendable {
        /// The pipeline's name.
        public let pipeline: String
        /// The job.
        public let job: JobID
        /// Its kind.
        public let kind: String
        /// The first run in which the job had this fingerprint.
        public let run: RunID
        /// When that was.
        public let time: Date
        /// How it ended there, such as `done` or `failed`.
        public let state: String
        /// Whether its result was found there, because another job had made it.
        public let isCached: Bool
        /// What decided its result.
        public let fingerprint: Fingerprint
    }

    /// How a job ended in a run that didn't get to make it.
    public struct Ending: Hashable, Sendable {
        /// The pipeline's name.
        public let pipeline: String
        /// The pipeline's file, as it was named.
        public let file: String
        /// The job.
        public let job: JobID
        /// Its kind.
        public let kind: String
        /// The run.
        public let run: RunID
        /// When that was.
        public let time: Date
        /// How it ended: `leftOut`, or `dropped`.
        public let state: String
        /// Why, in words: the condition that isn't met, or the job that failed; `nil` where that wasn't recorded.
        public let reason: String?
    }

    /// How a job ended, if it was left out or dropped the last time.
    ///
    /// - Parameters:
    ///   - job: its name.
    ///   - pipeline: the pipeline's name; `nil` for the pipeline that had such a job last.
    /// - Returns: how it ended; `nil` if it was done, failed or never there.
    /// - Throws: ``StageFailure`` if the journal can't be read.
    public func ending(of job: JobID, in pipeline: String?) async throws(StageFailure) -> Ending? {
        try await read { db in
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT run.pipeline AS pipeline, run.file AS file, job.kind AS kind, job.run AS run, job.at AS at,
                        job.state AS state, job.reason AS reason
                    FROM job JOIN run ON run.id = job.run
                    WHERE job.stage = ?1 AND job.item = ?2 AND run.pipeline = COALESCE(?3, run.pipeline)
                    ORDER BY job.run DESC LIMIT 1
                    """,
                arguments: [job.stage.name, job.item, pipeline])
            guard let row, ["leftOut", "dropped"].contains(try row.checked("state") as String) else { return nil }
            return try Ending(
                pipeline: row.checked("pipeline"), file: row.checked("file"), job: job, kind: row.checked("kind"),
                run: RunID(row.checked("run")), time: row.checkedTime("at"),
                state: row.checked("state"), reason: row.checkedIfPresent("reason"))
        }
    }

    /// Whether a job was ever begun.
    ///
    /// - Throws: ``StageFailure`` if the journal can't be read.
    public func hasJobs() async throws(StageFailure) -> Bool {
        try await read { db in try JournalSchema.hasRows("job", db) }
    }

    /// The different fingerprints that a job had, the one it had last first.
    ///
    /// - Parameters:
    ///   - job: its name.
    ///   - pipeline: the pipeline's name; `nil` for the pipeline that had such a job last.
    ///   - limit: how many at most.
    /// - Returns: the fingerprints, each with the run that had it first.
    /// - Throws: ``StageFailure`` if the journal can't be read.
    public func history(
        of job: JobID, in pipeline: String?, limit: Int
    ) async throws(StageFailure) -> [Episode] {
        try await read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    WITH seen AS (
                        SELECT job.fingerprint, MIN(job.run) AS first, MAX(job.run) AS latest
                        FROM job JOIN run ON run.id = job.run
                        WHERE job.stage = ?1 AND job.item = ?2 AND job.fingerprint IS NOT NULL
                            AND run.pipeline = COALESCE(?3, (
                                SELECT run.pipeline FROM job JOIN run ON run.id = job.run
                                WHERE job.stage = ?1 AND job.item = ?2 AND job.fingerprint IS NOT NULL
                                ORDER BY job.run DESC LIMIT 1))
                        GROUP BY job.fingerprint ORDER BY latest DESC LIMIT ?4)
                    SELECT run.pipeline AS pipeline, job.kind AS kind, job.fingerprint AS fingerprint,
                        seen.first AS first, job.state AS state, job.isCached AS isCached, job.at AS at
                    FROM seen JOIN job ON job.run = seen.first AND job.stage = ?1 AND job.item = ?2
                        JOIN run ON run.id = job.run
                    ORDER BY seen.latest DESC
                    """,
                arguments: [job.stage.name, job.item, pipeline, limit])
            return try rows.map { row in
                try Episode(
                    pipeline: row.checked("pipeline"), job: job, kind: row.checked("kind"),
                    run: RunID(row.checked("first")), time: row.checkedTime("at"),
                    state: row.checked("state"), isCached: row.checked("isCached"),
                    fingerprint: FingerprintRows.fetch(row.checked("fingerprint"), db))
            }
        }
    }

    /// The names of the jobs there were last, `stage@item`; those of one stage if there is such a stage.
    ///
    /// - Parameters:
    ///   - stage: the stage.
    ///   - limit: how many at most.
    /// - Returns: the names, the latest first.
    /// - Throws: ``StageFailure`` if the journal can't be read.
    public func jobNames(near stage: StageID, limit: Int) async throws(StageFailure) -> [String] {
        try await read { db in
            for condition in ["stage = ?", "?1 <> ''"] {
                let rows = try Row.fetchAll(
                    db,
                    sql:
                        "SELECT stage, item FROM job WHERE \(condition) GROUP BY stage, item ORDER BY MAX(run) DESC LIMIT ?2",
                    arguments: [stage.name, limit])
                let names = try rows.map {
                    try JobID(stage: StageID($0.checked("stage")), item: $0.checked("item")).description
                }
                if !names.isEmpty { return names }
            }
            return []
        }
    }

    /// The latest work of some kinds, for estimates.
    ///
    /// - Parameters:
    ///   - kinds: the kinds.
    ///   - limit: how many jobs of each at most.
    /// - Returns: jobs that were done, kind after kind, the latest first.
    /// - Throws: ``StageFailure`` if the journal can't be read.
    public func pastWork(
        of kinds: some Sequence<String> & Sendable, limit: Int
    ) async throws(StageFailure) -> [WorkEstimates.PastJob] {
        try await read { db in
            try kinds.flatMap { kind in try Self.pastWork(of: kind, limit, db) }
        }
    }

    private static func pastWork(of kind: String, _ limit: Int, _ db: Database) throws -> [WorkEstimates.PastJob] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT job.run AS run, job.fingerprint AS fingerprint, attempt.began AS began, attempt.ended AS ended,
                    (SELECT COALESCE(SUM(size), 0) FROM artifact WHERE artifact.fingerprint = job.fingerprint) AS bytes
                FROM job INDEXED BY jobByKind JOIN attempt USING (run, stage, item)
                WHERE job.kind = ? AND job.state = 'done' AND job.isCached = 0 AND attempt.outcome = 'done'
                    AND attempt.ended >= attempt.began
                ORDER BY job.run DESC LIMIT ?
                """,
            arguments: [kind, limit])
        return try rows.map { row in
            let began: Double = try row.checked("began")
            let ended: Double = try row.checked("ended")
            return try WorkEstimates.PastJob(
                kind: kind, run: RunID(row.checked("run")), time: began...ended, bytes: row.checked("bytes"),
                fields: FingerprintRows.fields(row.checked("fingerprint"), db))
        }
    }
}
