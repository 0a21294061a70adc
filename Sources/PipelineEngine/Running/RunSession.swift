import JSON

/// The state of one run, changed only by the task that drives it.
struct RunSession<Stage: PipelineStage> {
    /// A job whose work is done and which is not committed yet.
    enum Drafted {
        case cached(StageResult)
        case made(PreparedDraft)
    }

    let runner: PipelineRunner<Stage>
    let graph: JobGraph<Stage>
    let run: RunID
    let mailbox: Mailbox<RunMessage>
    let observe: @Sendable (RunEvent) -> Void

    var plan: RunPlan<JobID>
    var queue: BatchQueue<JobID>
    /// Jobs that read no other job and are ready: to be looked at one after the other, because that can take long.
    var roots: ArraySlice<JobID> = []
    var fingerprints: [JobID: Fingerprint] = [:]
    var inputs: [JobID: [StageInput]] = [:]
    var folders: [JobID: String] = [:]
    var drafted: [JobID: Drafted] = [:]
    var results: [JobID: StageResult] = [:]
    var outcomes: [JobID: RunReport.Outcome] = [:]
    var publications: Publications<Stage>
    var runningBatches = 0
    var isStopping = false
    var wasDrained = false
    var wasCancelled = false

    init(
        runner: PipelineRunner<Stage>, graph: JobGraph<Stage>, run: RunID, mailbox: Mailbox<RunMessage>,
        observe: @escaping @Sendable (RunEvent) -> Void
    ) {
        self.runner = runner
        self.graph = graph
        self.run = run
        self.mailbox = mailbox
        self.observe = observe
        plan = RunPlan(
            graph.jobs.map { job in
                .init(job.id, data: job.inputs.map(\.job) + [job.pending?.gate].compactMap(\.self), gates: job.gates)
            })
        queue = BatchQueue(limits: runner.limits)
        publications = Publications(graph)
    }

    /// What became of the jobs so far.
    var report: RunReport {
        RunReport(
            entries: graph.jobs.map { job in
                RunReport.Entry(
                    job: job.id, kind: job.stage.kind, outcome: outcomes[job.id] ?? .notDone,
                    published: publications.paths[job.id] ?? [], newlyPublished: publications.newCounts[job.id] ?? 0)
            } + graph.leftOut.map { RunReport.Entry(job: $0.id, kind: $0.kind, outcome: .leftOut($0.reason)) },
            wasCancelled: wasCancelled, wasDrained: wasDrained)
    }

    /// How the run ended, in a word for the journal.
    var outcome: String {
        let report = report
        guard !wasCancelled else { return "cancelled" }
        guard report.failures.isEmpty else { return "failed" }
        return report.entries.contains(where: \.isNotDone) ? "stopped" : "done"
    }

    /// Runs until nothing is left to do.
    mutating func drive() async {
        await withTaskGroup(of: Void.self) { group in
            while true {
                while let message = mailbox.take() { await receive(message, &group) }
                await considerReady()
                for batch in queue.takeStartable() { await start(batch, &group) }
                if let root = roots.popFirst() {
                    await consider(root)
                } else if plan.isFinished, runningBatches == 0 {
                    wasCancelled = wasCancelled || Task.isCancelled
                    return
                } else if !plan.hasReady {
                    await receive(await mailbox.next(), &group)
                }
            }
        }
    }

    private mutating func receive(_ message: RunMessage, _ group: inout TaskGroup<Void>) async {
        switch message {
        case .progressed(let id, let fraction): observe(.progressed(id, fraction))
        case .prepared(let id, .success(let prepared)):
            drafted[id] = .made(prepared)
            await finishWork(id)
        case .prepared(let id, .failure(let failure)): await fail(id, failure)
        case .batchEnded(let batch):
            queue.finish(batch)
            runningBatches -= 1
        case .drain:
            wasDrained = true
            await stopStarting()
        case .cancel:
            wasCancelled = true
            group.cancelAll()
            await stopStarting()
        }
    }
}
