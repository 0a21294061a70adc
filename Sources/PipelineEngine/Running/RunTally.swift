/// Counts what becomes of a run's jobs, and keeps what is worth a line.
struct RunTally {
    private(set) var report: RunReport
    private var places: [StageID: Int] = [:]
    private var orders: [Int] = []
    private let jobs: Int

    /// - Parameters:
    ///   - run: the run.
    ///   - stages: its stages and their kinds, in the order of the pipeline.
    ///   - jobs: how many jobs there are.
    init(_ run: RunID, stages: [(id: StageID, kind: String)], jobs: Int) {
        report = RunReport(run: run)
        report.stages = stages.map { RunReport.StageCounts(stage: $0.id, kind: $0.kind) }
        places = Dictionary(stages.enumerated().map { ($1.id, $0) }) { first, _ in first }
        self.jobs = jobs
        report.total.notDone = jobs
    }

    /// Takes in what became of a job.
    mutating func note(_ stage: StageID, _ count: WritableKeyPath<RunReport.Counts, Int>) {
        report.total.notDone -= 1
        change(stage) { $0[keyPath: count] += 1 }
    }

    /// Takes in that a job failed; one that had been committed before fails when it is published.
    mutating func note(_ job: JobID, _ failure: StageFailure, wasCommitted isCached: Bool?) {
        let isUnfinished = failure.reason == .unfinished
        if let isCached {
            change(job.stage) { $0[keyPath: isCached ? \RunReport.Counts.cached : \RunReport.Counts.made] -= 1 }
            change(job.stage) { $0.failed += 1 }
        } else {
            note(job.stage, isUnfinished ? \.unfinished : \.failed)
        }
        report.reasons.insert(failure.reason)
        if report.failures.count < RunReport.kept { report.failures.append(.init(job: job, failure: failure)) }
    }

    /// Takes in the published files of a job that has this place among all jobs.
    mutating func note(_ job: JobID, _ files: [PublishedFile], isCached: Bool, order: Int) {
        change(job.stage) { counts in
            counts.files += files.count
            counts.newFiles += files.count(where: \.isNew)
            counts.bytes += files.reduce(0) { $0 + $1.artifact.size }
        }
        for file in files where report.files.count < RunReport.kept {
            let place = orders.lastIndex { $0 <= order }.map { $0 + 1 } ?? 0
            orders.insert(order, at: place)
            report.files.insert(.init(job: job, published: file, isCached: isCached), at: place)
        }
    }

    mutating func noteCancelled() { report.wasCancelled = true }

    mutating func noteDrained() { report.wasDrained = true }

    private mutating func change(_ stage: StageID, _ body: (inout RunReport.Counts) -> Void) {
        body(&report.total)
        if let place = places[stage] { body(&report.stages[place].counts) }
    }
}
