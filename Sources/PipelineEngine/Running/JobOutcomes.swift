import Synchronization

/// The first outcome that a stage reported of each job of a batch.
final class JobOutcomes: Sendable {
    private let outcomes = Mutex<Set<JobID>>([])

    /// Notes that a job was reported; `false` if it had been before.
    func note(_ job: JobID) -> Bool { outcomes.withLock { $0.insert(job).inserted } }
}
