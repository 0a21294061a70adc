import Mailboxes

/// The state of one run, changed only by the task that drives it.
struct RunSession<Stage: PipelineStage> {
    /// How many jobs a run holds at one time, if no single row has more.
    private static var windowSize: Int { 2_000 }
    /// How many entries for the journal are gathered at most before they are written.
    private static var entryLimit: Int { 500 }

    let runner: PipelineRunner<Stage>
    let pipeline: String
    let run: RunID
    let mailbox: Mailbox<RunMessage>
    let observe: @Sendable (RunEvent) -> Void

    private var source: any JobSource<Stage>
    private var hasMoreRows = true
    private var rowCount = 0
    private var jobCount = 0

    var plan = RunPlan<JobID>()
    var queue: BatchQueue<JobID>
    var live: [JobID: LiveJob<Stage>] = [:]
    /// The jobs of each row, and how many things are still to become of them.
    var rows: [Int: (jobs: [JobID], open: Int)] = [:]
    var publications = Publications<Stage>()
    var tally: RunTally
    var budget: RetryBudget
    var room = DiskBudget()

    /// Jobs that read others and are ready to be looked at.
    var toLook: [JobID] = []
    /// Jobs that read no other job and are ready to be looked at: a few at a time, because that can take long.
    var roots: ArraySlice<JobID> = []
    /// Jobs whose drafts the store is to take over.
    var toAdopt: [JobID] = []
    /// What is to be published.
    var toPublish: [Publication<Stage>] = []
    /// Which of these are being done at this moment, each by one task at most.
    var atWork: Set<Errand> = []
    var runningBatches = 0
    /// Jobs that wait for another attempt.
    var waiting: Set<JobID> = []

    private var entries: [JournalEntry] = []
    private var untold: [RunEvent] = []
    /// Why the run can't go on: the journal can't be written, or the rows can't be read.
    private(set) var failure: StageFailure?
    var isStopping = false
    private(set) var wasCancelled = false

    /// Work that the run does for itself.
    enum Errand {
        case look, lookAtRoots, adopt, publish
    }

    init(
        runner: PipelineRunner<Stage>, pipeline: Pipeline<Stage>, source: some JobSource<Stage>, run: RunID,
        mailbox: Mailbox<RunMessage>, observe: @escaping @Sendable (RunEvent) -> Void
    ) {
        self.runner = runner
        self.pipeline = pipeline.name
        self.source = source
        self.run = run
        self.mailbox = mailbox
        self.observe = observe
        queue = BatchQueue(limits: runner.limits)
        tally = RunTally(run, stages: pipeline.stages.map { ($0.id, $0.kind) }, jobs: source.jobCount)
        budget = RetryBudget(runner.retries.budget)
    }

    /// What became of the jobs so far.
    var report: RunReport { tally.report }

    /// How the run ended, in a word for the journal.
    var outcome: String {
        let counts = report.total
        guard !wasCancelled else { return "cancelled" }
        guard counts.failed + counts.unfinished == 0, failure == nil else { return "failed" }
        return counts.notDone > 0 ? "stopped" : "done"
    }

    /// Runs until nothing is left to do.
    mutating func drive() async {
        // One that keeps nothing of tasks that ended: there are several for each job.
        await withDiscardingTaskGroup { group in
            while true {
                while let message = mailbox.take() { await receive(message, &group) }
                admit()
                takeReady()
                startLooking(&group)
                for batch in queue.takeStartable() { await start(batch, &group) }
                startAdopting(&group)
                startPublishing(&group)
                await writeEntries()
                if isIdle {
                    wasCancelled = wasCancelled || Task.isCancelled
                    if wasCancelled { tally.noteCancelled() }
                    group.cancelAll()
                    return
                }
                if !canGoOn { await receive(await mailbox.next(), &group) }
            }
        }
    }

    /// Whether nothing is going on and nothing is left to begin.
    private var isIdle: Bool {
        runningBatches == 0 && waiting.isEmpty && atWork.isEmpty && toLook.isEmpty && roots.isEmpty
            && toAdopt.isEmpty && toPublish.isEmpty && plan.isFinished && (!hasMoreRows || isStopping)
    }

    /// Whether there is something to do without waiting for news.
    private var canGoOn: Bool { plan.hasReady || (hasMoreRows && !isStopping && live.count < Self.windowSize) }

    private mutating func receive(_ message: RunMessage, _ group: inout DiscardingTaskGroup) async {
        switch message {
        case .progressed(let id, let fraction):
            guard live[id]?.isAtWork == true else { return }
            room.note(fraction, of: id)
            observe(.progressed(id, fraction))
        case .looked(let outcomes):
            for (id, outcome) in outcomes { await take(outcome, of: id) }
        case .lookEnded(let roots): atWork.remove(roots ? .lookAtRoots : .look)
        case .prepared(let id, let outcome): await take(outcome, of: id, &group)
        case .batchEnded(let batch):
            queue.finish(batch)
            runningBatches -= 1
        case .adopted(let outcomes):
            atWork.remove(.adopt)
            for (id, outcome) in outcomes { await take(outcome, of: id) }
        case .published(let outcomes):
            atWork.remove(.publish)
            for (id, outcome) in outcomes { await take(outcome, of: id) }
        case .retry(let id): await retry(id)
        case .drain:
            tally.noteDrained()
            await stopStarting()
        case .cancel:
            wasCancelled = true
            group.cancelAll()
            await stopStarting()
        }
        if entries.count >= Self.entryLimit { await writeEntries() }
    }

    // MARK: Rows

    /// Takes in rows until there is enough to do.
    private mutating func admit() {
        while hasMoreRows, !isStopping, live.count < Self.windowSize {
            do throws(StageFailure) {
                guard let row = try source.next() else {
                    hasMoreRows = false
                    return
                }
                admit(row)
            } catch {
                failure = failure ?? error
                hasMoreRows = false
            }
        }
    }

    private mutating func admit(_ row: PlannedRow<Stage>) {
        rowCount += 1
        for job in row.jobs {
            live[job.id] = LiveJob(job: job, row: rowCount, order: jobCount)
            jobCount += 1
        }
        if !row.jobs.isEmpty { rows[rowCount] = (row.jobs.map(\.id), row.jobs.count) }
        publications.insert(row.jobs)
        plan.insert(
            row.jobs.map { job in
                .init(job.id, data: job.inputs.map(\.job) + [job.pending?.gate].compactMap(\.self), gates: job.gates)
            })
        for job in row.leftOut {
            tally.note(job.id.stage, \.leftOut)
            write(JournalEntry(job.id, kind: job.kind, .ended(.leftOut, job.reason)))
            tell(.leftOut(job.id, job.reason))
        }
    }

    /// Takes in that one more thing has become of a row; a row that nothing more can become of is forgotten.
    mutating func settle(_ row: Int) {
        guard var entry = rows[row] else { return }
        entry.open -= 1
        guard entry.open == 0 else {
            rows[row] = entry
            return
        }
        rows[row] = nil
        plan.forget(entry.jobs)
        publications.forget(entry.jobs)
        for id in entry.jobs { live[id] = nil }
    }

    // MARK: The journal

    /// Notes something for the journal.
    mutating func write(_ entry: JournalEntry) { entries.append(entry) }

    mutating func write(_ event: JournalEntry.Event, of job: Job<Stage>) {
        write(JournalEntry(job.id, kind: job.stage.kind, event))
    }

    /// Tells of something once the journal has all that was noted before: what is told is not done again, whatever
    /// happens.
    mutating func tell(_ event: RunEvent) { untold.append(event) }

    /// Writes what was noted, and tells what waited for that; a journal that can't be written ends the run.
    private mutating func writeEntries() async {
        if !entries.isEmpty, failure?.reason != .storage {
            do throws(StageFailure) {
                try await runner.journal.write(entries, of: run)
            } catch {
                failure = failure ?? error
                await stopStarting()
            }
        }
        entries.removeAll(keepingCapacity: true)
        for event in untold { observe(event) }
        untold.removeAll(keepingCapacity: true)
    }
}
