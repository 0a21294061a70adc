import Foundation
import GRDB
import JSON
public import PipelineEngine

/// The record of runs, in SQLite: what was done, by which fingerprint, with which result.
public struct RunJournal: Journal {
    let database: any DatabaseWriter
    private let now: @Sendable () -> Date

    /// Opens a journal, and makes it if it isn't there.
    ///
    /// - Throws: ``StageFailure`` if it can't be opened or is no journal.
    init(path: String, now: @escaping @Sendable () -> Date = { Date() }) throws(StageFailure) {
        try self.init(now) { try DatabasePool(path: path, configuration: .journal) }
    }

    /// Opens a journal that is there without writing anything, not even beside it.
    ///
    /// - Throws: ``StageFailure`` if it can't be opened, is no journal, or one of another version.
    init(reading path: String) throws(StageFailure) {
        do {
            database = try DatabaseQueue.reading(path)
            guard try database.read(JournalSchema.migrator.hasCompletedMigrations) else {
                throw DatabaseError(
                    message: "another version of dailies wrote it; run a pipeline to bring it up to date")
            }
        } catch {
            throw StageFailure(journal: error)
        }
        now = { Date() }
    }

    /// An empty journal that is gone when it is let go.
    init() throws(StageFailure) { try self.init({ Date() }) { try DatabaseQueue() } }

    private init(
        _ now: @escaping @Sendable () -> Date, opening: () throws -> any DatabaseWriter
    ) throws(StageFailure) {
        do {
            database = try opening()
            try JournalSchema.migrator.migrate(database)
        } catch {
            throw StageFailure(journal: error)
        }
        self.now = now
    }

    /// Opens a run.
    public func beginRun(pipeline: String, file: String) async throws(StageFailure) -> RunID {
        let time = now()
        return try await write { db in
            try db.execute(
                sql: "INSERT INTO run (pipeline, file, began) VALUES (?, ?, ?)",
                arguments: [pipeline, file, time.timeIntervalSince1970])
            return RunID(db.lastInsertedRowID)
        }
    }

    /// Closes a run.
    public func endRun(_ run: RunID, outcome: String) async throws(StageFailure) {
        let time = now()
        try await write { db in
            try db.execute(
                sql: "UPDATE run SET ended = ?, outcome = ? WHERE id = ?",
                arguments: [time.timeIntervalSince1970, outcome, run.number])
        }
    }

    /// The results of work done before, of those fingerprints that have one.
    public func results(
        for fingerprints: [ContentDigest]
    ) async throws(StageFailure) -> [ContentDigest: StageResult] {
        try await read { db in
            var results: [ContentDigest: StageResult] = [:]
            guard try JournalSchema.hasRows("result", db) else { return results }
            for fingerprint in fingerprints { results[fingerprint] = try ResultRows.fetch(fingerprint, db) }
            return results
        }
    }

    /// The fingerprints of the results that jobs of these names had last, of those that had one.
    public func lastFingerprints(
        of jobs: [JobID], pipeline: String
    ) async throws(StageFailure) -> [JobID: Fingerprint] {
        try await read { db in
            var fingerprints: [JobID: Fingerprint] = [:]
            guard try JournalSchema.hasRows("job", db) else { return fingerprints }
            let statement = try db.cachedStatement(
                sql: """
                    SELECT fingerprint FROM job JOIN run ON run.id = job.run
                    WHERE job.stage = ? AND job.item = ? AND run.pipeline = ? AND job.state = 'done'
                    ORDER BY job.run DESC LIMIT 1
                    """)
            for job in jobs {
                let digest = try String.fetchOne(statement, arguments: [job.stage.name, job.item, pipeline])
                fingerprints[job] = try digest.map { try FingerprintRows.fetch($0, db) }
            }
            return fingerprints
        }
    }

    /// Records that a job began an attempt.
    public func beginAttempt(
        _ job: JobID, kind: String, fingerprint: Fingerprint, run: RunID
    ) async throws(StageFailure) {
        let time = now()
        try await write { db in
            try FingerprintRows.insert(fingerprint, db)
            try JobRows.put(
                job, kind, state: "running", fingerprint: fingerprint.digest, isCached: false, run, time, db)
            try db.execute(
                sql: """
                    INSERT INTO attempt (run, stage, item, number, began)
                    SELECT ?, ?, ?, 1 + COUNT(*), ? FROM attempt WHERE run = ? AND stage = ? AND item = ?
                    """,
                arguments: [
                    run.number, job.stage.name, job.item, time.timeIntervalSince1970, run.number, job.stage.name,
                    job.item,
                ])
        }
    }

    /// Records a job as committed, and, if it was not found but made, its result with it: both or neither.
    public func commit(
        _ job: JobID, kind: String, fingerprint: Fingerprint, result: StageResult, isCached: Bool, run: RunID
    ) async throws(StageFailure) {
        let time = now()
        try await write { db in
            try FingerprintRows.insert(fingerprint, db)
            if !isCached { try ResultRows.insert(result, kind, fingerprint.digest, time, db) }
            try JobRows.put(
                job, kind, state: "done", fingerprint: fingerprint.digest, isCached: isCached, run, time, db)
            try JobRows.endAttempt(job, outcome: "done", nil, run, time, db)
        }
    }

    /// Records that a job failed or was dropped.
    public func end(
        _ job: JobID, kind: String, state: String, failure: StageFailure?, run: RunID
    ) async throws(StageFailure) {
        let time = now()
        try await write { db in
            try JobRows.put(job, kind, state: state, fingerprint: nil, isCached: false, run, time, db)
            try JobRows.endAttempt(job, outcome: state, failure, run, time, db)
        }
    }

    func read<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(StageFailure) -> Value {
        do {
            return try await database.readWhole(body)
        } catch {
            throw StageFailure(journal: error)
        }
    }

    private func write<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(StageFailure) -> Value {
        do {
            return try await database.writeWhole(body)
        } catch {
            throw StageFailure(journal: error)
        }
    }
}

extension Configuration {
    /// WAL, so that the journal can be read during a run; a commit is not waited for to reach the disk.
    fileprivate static var journal: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA synchronous = NORMAL") }
        return configuration
    }
}
