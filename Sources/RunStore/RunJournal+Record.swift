public import Foundation
import GRDB
import JSON
public import PipelineEngine

extension RunJournal {
    /// Which jobs of a run are wanted.
    public enum JobSelection: Hashable, Sendable {
        /// All, by stage and item, from the one after this on.
        case all(after: JobID?)
        /// Those that failed or that a provider is still at work on, the first first.
        case failed
        /// Those whose results lack something of what they were made of, the first first.
        case lossy
        /// Those that are at work or wait to be tried again, the first first.
        case atWork
        /// Those whose attempts took longest.
        case slowest
        /// Those that bought something, in this run or before.
        case bought
        /// Those that published images.
        case images
    }

    /// The latest runs, without what became of their jobs.
    ///
    /// - Throws: ``StageFailure`` if the journal can't be read.
    public func runs(limit: Int) async throws(StageFailure) -> [RunRecord] {
        try await read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM run ORDER BY id DESC LIMIT ?", arguments: [limit]).map(Self.run)
        }
    }

    /// A run, or the latest if none is named; `nil` if there is no such run.
    ///
    /// - Throws: ``StageFailure`` if the journal can't be read.
    public func record(of run: RunID?) async throws(StageFailure) -> RunRecord? {
        try await read { db in
            let row = try Row.fetchOne(
                db, sql: "SELECT * FROM run WHERE id = COALESCE(?, (SELECT MAX(id) FROM run))",
                arguments: [run?.number])
            guard let row else { return nil }
            var record = try Self.run(row)
            record.stages = try StageRows.fetch(record.run, db)
            return record
        }
    }

    /// When the jobs of a run were at work, up to `end` those that are.
    ///
    /// - Throws: ``StageFailure`` if the journal can't be read.
    public func timeline(of record: RunRecord, end: Date) async throws(StageFailure) -> RunTimeline {
        try await read { db in
            var timeline = RunTimeline(length: end.timeIntervalSince(record.began))
            let rows = try Row.fetchCursor(
                db, sql: "SELECT stage, item, began, ended, outcome FROM attempt WHERE run = ? ORDER BY stage, item",
                arguments: [record.run.number])
            while let row = try rows.next() {
                let from = max(0, try row.checkedTime("began").timeIntervalSince(record.began))
                let to = max(from, (try row.end ?? end).timeIntervalSince(record.began))
                timeline.add(.init(try row.job, from...to, outcome: try row.checkedIfPresent("outcome")))
            }
            return timeline
        }
    }

    /// When the attempts ended that ended last, the first first, as seconds since 1970.
    ///
    /// - Throws: ``StageFailure`` if the journal can't be read.
    public func ends(of run: RunID, limit: Int) async throws(StageFailure) -> [Double] {
        try await read { db in
            try Double.fetchAll(
                db,
                sql: "SELECT ended FROM attempt WHERE run = ? AND ended IS NOT NULL ORDER BY ended DESC LIMIT ?",
                arguments: [run.number, limit]
            ).reversed()
        }
    }

    /// Jobs of a run.
    ///
    /// - Parameters:
    ///   - run: the run.
    ///   - selection: which.
    ///   - limit: how many at most.
    /// - Returns: the jobs with all that is written down of them.
    /// - Throws: ``StageFailure`` if the journal can't be read.
    public func jobs(
        of run: RunID, _ selection: JobSelection, limit: Int
    ) async throws(StageFailure) -> [JobRecord] {
        try await read { db in try JobRecordRows.fetch(run, selection, limit, db) }
    }

    private static func run(_ row: Row) throws -> RunRecord {
        var record = RunRecord(
            run: RunID(try row.checked("id")), pipeline: try row.checked("pipeline"), file: try row.checked("file"),
            began: try row.checkedTime("began"))
        record.ended = try row.end
        record.outcome = try row.checkedIfPresent("outcome")
        record.output = try row.checkedIfPresent("output")
        record.settings = try row.object("settings")
        record.program = try row.checked("program")
        record.libraries = try row.checked("libraries")
        record.process = try row.checked("process")
        record.planned = try row.checked("jobs")
        return record
    }
}

extension RunRecord.JobState {
    /// The state that the journal's words stand for.
    init(_ state: String, isCached: Bool) {
        self = state == "done" ? (isCached ? .cached : .made) : Self(rawValue: state) ?? .cancelled
    }
}
