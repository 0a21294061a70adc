/// What became of a run.
public struct RunReport: Sendable {
    /// What became of a job.
    public enum Outcome: Sendable {
        /// Its work was done.
        case made(StageResult)
        /// Its work had been done before.
        case cached(StageResult)
        /// It failed.
        case failed(StageFailure)
        /// It was not done because its stage's condition isn't met, or because a job that it needs was left out so.
        case leftOut(String)
        /// It was not done because another job failed.
        case dropped(because: JobID)
        /// It was not begun, or not finished, because the run ended.
        case notDone
    }

    /// A job and what became of it.
    public struct Entry: Sendable {
        /// The job.
        public let job: JobID
        /// Its stage's kind.
        public let kind: String
        /// What became of it.
        public let outcome: Outcome
        /// The paths of its published artifacts.
        public let published: [String]
        /// How many of them were not there before.
        public let newlyPublished: Int

        /// Makes an entry.
        public init(job: JobID, kind: String, outcome: Outcome, published: [String] = [], newlyPublished: Int = 0) {
            self.job = job
            self.kind = kind
            self.outcome = outcome
            self.published = published
            self.newlyPublished = newlyPublished
        }

        /// Whether the run ended before the job was begun or finished.
        public var isNotDone: Bool {
            guard case .notDone = outcome else { return false }
            return true
        }
    }

    /// The jobs in the order of the plan.
    public let entries: [Entry]
    /// Whether the run was cancelled.
    public let wasCancelled: Bool

    /// Whether somebody asked that nothing new be started.
    public let wasDrained: Bool

    /// Makes a report.
    public init(entries: [Entry], wasCancelled: Bool, wasDrained: Bool = false) {
        self.entries = entries
        self.wasCancelled = wasCancelled
        self.wasDrained = wasDrained
    }

    /// Whether something was left for the next run: not begun, not finished, or still with a provider.
    public var isIncomplete: Bool {
        entries.contains(where: \.isNotDone) || failures.contains { $0.reason == .unfinished }
    }

    /// Why jobs failed.
    public var failures: [StageFailure] {
        entries.compactMap { entry in
            guard case .failed(let failure) = entry.outcome else { return nil }
            return failure
        }
    }
}
