/// A job whose work is to be done now.
public struct RunningJob<Stage: PipelineStage>: Sendable {
    /// The job.
    public let job: Job<Stage>
    /// What it reads, in the order of its inputs.
    public let inputs: [StageInput]
    /// A folder of its own for the files it makes; it is there and empty.
    public let drafts: String

    /// Makes a job.
    public init(job: Job<Stage>, inputs: [StageInput], drafts: String) {
        self.job = job
        self.inputs = inputs
        self.drafts = drafts
    }
}

/// How a stage tells the engine what becomes of its jobs.
///
/// It may be used from any thread.
public struct JobReporter: Sendable {
    private let onProgress: @Sendable (JobID, Double) -> Void
    private let onFinish: @Sendable (JobID, Result<StageDraft, StageFailure>) -> Void

    /// Makes a reporter.
    public init(
        progress: @escaping @Sendable (JobID, Double) -> Void,
        finish: @escaping @Sendable (JobID, Result<StageDraft, StageFailure>) -> Void
    ) {
        onProgress = progress
        onFinish = finish
    }

    /// Reports how much of a job is done, from 0 to 1.
    public func progress(of job: JobID, _ fraction: Double) { onProgress(job, fraction) }

    /// Reports that a job's work is done, or why it isn't.
    ///
    /// The first report of a job counts.
    public func finished(_ job: JobID, _ outcome: Result<StageDraft, StageFailure>) { onFinish(job, outcome) }
}
