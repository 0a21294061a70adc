/// Runs the jobs of a graph: asks ``RunPlan`` and ``BatchQueue`` what to do, and does it.
public struct PipelineRunner<Stage: PipelineStage>: Sendable {
    /// What stages need for their work.
    public let environment: Stage.Environment
    /// Where artifacts are kept.
    public let store: any ArtifactStore
    /// Where runs are recorded.
    public let journal: any Journal
    /// How many batches of a pool run at once.
    public let limits: [WorkPool: Int]
    /// The folder that artifacts are published in, a folder an item; `nil` publishes nothing.
    public let output: String?

    /// Makes a runner.
    public init(
        environment: Stage.Environment, store: any ArtifactStore, journal: any Journal, limits: [WorkPool: Int],
        output: String?
    ) {
        self.environment = environment
        self.store = store
        self.journal = journal
        self.limits = limits
        self.output = output
    }

    /// Runs a graph until everything is done that can be.
    ///
    /// A failed job is no error: it is in the report. Cancelling the task cancels what runs and reports the rest as
    /// not done.
    ///
    /// - Parameters:
    ///   - graph: the jobs.
    ///   - pipeline: the pipeline they are of.
    ///   - control: lets somebody ask for no new work.
    ///   - observe: called for every event, one at a time.
    /// - Returns: what became of every job.
    /// - Throws: ``StageFailure`` if the journal can't be written.
    public func run(
        _ graph: JobGraph<Stage>, of pipeline: Pipeline<Stage>, control: RunControl = RunControl(),
        observe: @escaping @Sendable (RunEvent) -> Void
    ) async throws(StageFailure) -> RunReport {
        let run = try await journal.beginRun(pipeline: pipeline.name, file: pipeline.file)
        observe(.began(run: run, jobs: graph.jobs.count))
        let mailbox = Mailbox<RunMessage>()
        control.onDrain { mailbox.post(.drain) }
        var session = RunSession(runner: self, graph: graph, run: run, mailbox: mailbox, observe: observe)
        await withTaskCancellationHandler {
            await session.drive()
        } onCancel: {
            mailbox.post(.cancel)
        }
        try await journal.endRun(run, outcome: session.outcome)
        let report = session.report
        observe(.ended(report))
        return report
    }
}

/// What reaches a run from the tasks it started and from outside.
enum RunMessage: Sendable {
    case progressed(JobID, Double)
    case prepared(JobID, Result<PreparedDraft, StageFailure>)
    case batchEnded(BatchQueue<JobID>.Batch)
    case drain
    case cancel
}

/// A draft whose files are whole on disk and digested.
struct PreparedDraft: Sendable {
    let draft: StageDraft
    let artifacts: [Artifact]

    var result: StageResult { StageResult(artifacts: artifacts, items: draft.items, facts: draft.facts) }
}
