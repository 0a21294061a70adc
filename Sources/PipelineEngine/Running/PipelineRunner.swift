import Mailboxes

/// Runs the jobs of a source: asks ``RunPlan`` and ``BatchQueue`` what to do, and does it.
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
    /// When work that another machine kept from being done is tried again.
    public var retries = RetryPolicy()
    /// Waits before another attempt, and rolls the dice for how long.
    public var pauses = RetryPauses()
    /// What work takes, so that it isn't begun where there is no room for it.
    public var estimates = WorkEstimates()
    /// Whether results of work that differs only in the versions of what did it are kept.
    public var acceptsExisting = false
    /// Whether work that failed twice in the same way is tried again.
    public var retriesLastingFailures = false

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

    /// Runs jobs until everything is done that can be.
    ///
    /// A failed job is no error: it is in the report. Cancelling the task cancels what runs and reports the rest as
    /// not done.
    ///
    /// - Parameters:
    ///   - source: the jobs.
    ///   - pipeline: the pipeline they are of.
    ///   - start: what is written down of the run when it begins; `nil` for the pipeline's name and file alone.
    ///   - control: lets somebody ask for no new work.
    ///   - observe: called for every event, one at a time.
    /// - Returns: what became of the jobs.
    /// - Throws: ``StageFailure`` if the journal can't be written, or the rows can't be read any more.
    public func run(
        _ source: some JobSource<Stage>, of pipeline: Pipeline<Stage>, start: RunStart? = nil,
        control: RunControl = RunControl(), observe: @escaping @Sendable (RunEvent) -> Void
    ) async throws(StageFailure) -> RunReport {
        var start = start ?? RunStart(pipeline: pipeline.name, file: pipeline.file)
        start.jobs = source.jobCount
        start.output = output
        let run = try await journal.beginRun(start)
        observe(.began(run: run, jobs: start.jobs))
        let mailbox = Mailbox<RunMessage>()
        control.onDrain { mailbox.post(.drain) }
        var session = RunSession(
            runner: self, pipeline: pipeline, source: source, run: run, mailbox: mailbox, observe: observe)
        await withTaskCancellationHandler {
            await session.drive()
        } onCancel: {
            mailbox.post(.cancel)
        }
        let report = session.report
        try await journal.endRun(run, outcome: session.outcome)
        if let failure = session.failure { throw failure }
        observe(.ended(report))
        return report
    }
}

/// How a run waits before it tries something again.
public struct RetryPauses: Sendable {
    /// Waits; ends early, with an error or without, when the calling task is cancelled.
    public let wait: @Sendable (Duration) async throws -> Void
    /// A number from 0 to 1 by chance.
    public let chance: @Sendable () -> Double

    /// Makes pauses; by default of the continuous clock.
    public init(
        wait: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
        chance: @escaping @Sendable () -> Double = { .random(in: 0...1) }
    ) {
        self.wait = wait
        self.chance = chance
    }
}
