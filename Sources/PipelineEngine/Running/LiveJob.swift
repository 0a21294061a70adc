/// A job that a run works on or still needs, and how far it has come.
struct LiveJob<Stage: PipelineStage>: Sendable {
    /// Work that is done and not committed yet.
    enum Work: Sendable {
        /// It was done before.
        case found(StageResult, paths: [String])
        /// It was done by this run.
        case made(PreparedDraft)
        /// It failed, and a gate hasn't judged the file yet.
        case failed(StageFailure)
    }

    /// A committed result, and where its files are.
    struct Committed: Sendable {
        let result: StageResult
        let paths: [String]
        let isCached: Bool
    }

    let job: Job<Stage>
    /// The number of its row.
    let row: Int
    /// Its place among all jobs of the run.
    let order: Int
    /// What it reads, once that is known.
    var inputs: [StageInput] = []
    /// Everything that decides its result, once that is known.
    var fingerprint: Fingerprint?
    /// How its work failed when it was last tried, if it did.
    var failedBefore: StageFailure?
    /// The folder of its drafts, while there is one.
    var folder: String?
    /// What it made, what was found or how it failed, until that counts.
    var work: Work?
    /// Its result.
    var committed: Committed?
    /// How many attempts were made at its work.
    var attempts = 0
    /// Why its last attempt failed, if another one followed.
    var lastFailure: StageFailure?
    /// Whether its work is being done at this moment.
    var isAtWork = false

    var id: JobID { job.id }
}

/// The draft of a job whose files are on disk, whole and digested.
struct PreparedDraft: Sendable {
    let draft: StageDraft
    let artifacts: [Artifact]

    /// The result that it is when it is committed.
    var result: StageResult { StageResult(artifacts: artifacts, items: draft.items, facts: draft.facts) }
}

/// What reaches a run from the tasks it started and from outside.
enum RunMessage: Sendable {
    /// What looking at some jobs came to; those that read the same come together, so that they make one batch.
    case looked([(JobID, Result<LookedJob, StageFailure>)])
    /// Looking at some jobs is over.
    case lookEnded(roots: Bool)
    case progressed(JobID, Double)
    /// A job's work is done and its files are on disk, or it failed.
    case prepared(JobID, Result<PreparedDraft, StageFailure>)
    case batchEnded(BatchQueue<JobID>.Batch)
    /// The store has taken over, or refused, what some jobs made: the paths of each one's files.
    case adopted([(JobID, Result<[String], StageFailure>)])
    /// Some files are where they were asked for, or can't be.
    case published([(JobID, Result<[PublishedFile], StageFailure>)])
    /// A job's wait is over.
    case retry(JobID)
    case drain
    case cancel
}
