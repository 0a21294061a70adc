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
    public func beginRun(_ run: RunStart) async throws(StageFailure) -> RunID {
        let time = now()
        return try await write { db in
            try db.execute(
                sql: """
                    INSERT INTO run (pipeline, file, began, jobs, output, settings, program, libraries, process)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    run.pipeline, run.file, time.timeIntervalSince1970, run.jobs, run.output,
                    JSONWriter.write(.object(run.settings)), run.program, run.libraries, run.process,
                ])
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

    /// Closes the runs whose process ended without closing them, as `killed`, at the time of the last that is known of them.
    ///
    /// - Returns: the folders that they published in.
    /// - Throws: ``StageFailure`` if the journal can't be written.
    func endKilledRuns() async throws(StageFailure) -> [String] {
        try await write { db in
            let outputs = try String.fetchAll(
                db, sql: "SELECT DISTINCT output FROM run WHERE ended IS NULL AND output IS NOT NULL")
            try db.execute(
                sql: """
                    UPDATE run SET outcome = 'killed',
                        ended = (SELECT MAX(run.began, COALESCE(MAX(job.at), 0)) FROM job WHERE job.run = run.id)
                    WHERE ended IS NULL
                    """)
            return outputs
        }
    }

    /// What is known of the work that these fingerprints stand for, of those of which something is.
    public func pastWork(
        of fingerprints: [ContentDigest]
    ) async throws(StageFailure) -> [ContentDigest: PastWork] {
        try await read { db in
            var past: [ContentDigest: PastWork] = [:]
            let hasResults = try JournalSchema.hasRows("result", db)
            let hasFailures = try JournalSchema.hasRows("failure", db)
            for fingerprint in fingerprints {
                if hasResults, let result = try ResultRows.fetch(fingerprint, db) {
                    past[fingerprint] = .result(result)
                } else if hasFailures {
                    past[fingerprint] = try FailureRows.fetch(fingerprint, db)
                }
            }
            return past
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

    /// Writes down what happened in a run, in this order, in one transaction.
    public func write(_ entries: [JournalEntry], of run: RunID) async throws(StageFailure) {
        let time = now()
        try await write { db in
            for entry in entries { try Self.write(entry, run, time, db) }
        }
    }

    private static func write(_ entry: JournalEntry, _ run: RunID, _ time: Date, _ db: Database) throws {
        switch entry.event {
        case .began(let fingerprint):
            try FingerprintRows.insert(fingerprint, db)
            try JobRows.put(entry, state: "running", fingerprint: fingerprint.digest, run, time, db)
            try JobRows.beginAttempt(entry.job, run, time, db)
        case .retried(let failure):
            try JobRows.put(entry, state: "waiting", reason: failure.message, run, time, db)
            try JobRows.endAttempt(entry.job, outcome: "failed", failure, run, time, db)
        case .accepted(let fingerprint, let result):
            try FingerprintRows.insert(fingerprint, db)
            try ResultRows.insert(result, entry.kind, fingerprint.digest, time, db)
        case .committed(let fingerprint, let result, let isCached):
            if !isCached {
                try FingerprintRows.insert(fingerprint, db)
                try ResultRows.insert(result, entry.kind, fingerprint.digest, time, db)
                try FailureRows.forget(fingerprint.digest, db)
            }
            try JobRows.put(
                entry, state: "done", fingerprint: fingerprint.digest, isCached: isCached, run, time, db)
            if !isCached { try JobRows.endAttempt(entry.job, outcome: "done", nil, run, time, db) }
        case .published(let files): try JobRows.putPublications(files, of: entry.job, run, db)
        case .ended(let ending, let reason):
            try JobRows.put(entry, state: ending.rawValue, reason: reason, run, time, db)
            try JobRows.endAttempt(entry.job, outcome: ending.rawValue, nil, run, time, db)
        case .failed(let failure, let fingerprint):
            let state = failure.reason == .unfinished ? "unfinished" : "failed"
            try JobRows.put(entry, state: state, reason: failure.message, run, time, db)
            try JobRows.endAttempt(entry.job, outcome: state, failure, run, time, db)
            if let fingerprint { try FailureRows.note(failure, of: fingerprint.digest, time, db) }
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
