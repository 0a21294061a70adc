/// What became of a run: counts, and the files and failures that are worth a line, as many as a person reads.
///
/// Everything else is in the journal.
public struct RunReport: Sendable {
    /// How many jobs came to what, and what they published.
    public struct Counts: Hashable, Sendable {
        /// Jobs whose work was done.
        public var made = 0
        /// Jobs whose work had been done before.
        public var cached = 0
        /// Jobs that failed.
        public var failed = 0
        /// Jobs that a provider is still at work on.
        public var unfinished = 0
        /// Jobs that a condition left out.
        public var leftOut = 0
        /// Jobs that were not done because another one failed.
        public var dropped = 0
        /// Jobs that were not begun, or not finished, because the run ended.
        public var notDone = 0
        /// Published files.
        public var files = 0
        /// Published files that were not there before.
        public var newFiles = 0
        /// The size of the published files in bytes.
        public var bytes = 0

        /// Makes counts of nothing.
        public init() {}

        /// How many jobs there are.
        public var jobs: Int { made + cached + failed + unfinished + leftOut + dropped + notDone }
    }

    /// What became of the jobs of a stage, as far as the run came to them.
    public struct StageCounts: Hashable, Sendable {
        /// The stage.
        public let stage: StageID
        /// Its kind.
        public let kind: String
        /// The counts.
        public var counts = Counts()

        /// Makes counts of nothing.
        public init(stage: StageID, kind: String) {
            self.stage = stage
            self.kind = kind
        }
    }

    /// A file that was published, and of which job.
    public struct File: Hashable, Sendable {
        /// The job.
        public let job: JobID
        /// The file.
        public let published: PublishedFile
        /// Whether the job's work had been done before.
        public let isCached: Bool
    }

    /// A job that failed.
    public struct Failure: Hashable, Sendable {
        /// The job.
        public let job: JobID
        /// Why.
        public let failure: StageFailure
    }

    /// How many files and how many failures are kept one by one.
    public static let kept = 500

    /// The run's name in the journal.
    public let run: RunID
    /// The counts of all jobs.
    public internal(set) var total = Counts()
    /// The counts by stage, in the order of the pipeline.
    public internal(set) var stages: [StageCounts] = []
    /// The published files in the order of the jobs; those beyond ``kept`` are only counted.
    public internal(set) var files: [File] = []
    /// The failures in the order in which they happened; those beyond ``kept`` are only counted.
    public internal(set) var failures: [Failure] = []
    /// Why jobs failed, each reason once.
    public internal(set) var reasons: Set<StageFailure.Reason> = []
    /// Whether the run was cancelled.
    public internal(set) var wasCancelled = false
    /// Whether somebody asked that nothing new be started.
    public internal(set) var wasDrained = false

    /// Makes a report of a run in which nothing happened yet.
    public init(run: RunID) { self.run = run }

    /// Whether something was left for the next run: not begun, not finished, or still with a provider.
    public var isIncomplete: Bool { total.notDone > 0 || total.unfinished > 0 }
}
