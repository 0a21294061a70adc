import JSON

/// The state of one run, changed only by the task that drives it.
struct RunSession<Stage: PipelineStage> {
    /// A job whose work is done and which is not committed yet.
    private enum Drafted {
        case cached(StageResult)
        case made(PreparedDraft)
    }

    private let runner: PipelineRunner<Stage>
    private let graph: JobGraph<Stage>
    private let run: RunID
    private let mailbox: AsyncStream<RunMessage>.Continuation
    private let observe: @Sendable (RunEvent) -> Void

    private var plan: RunPlan<JobID>
    private var queue: BatchQueue<JobID>
    private var fingerprints: [JobID: Fingerprint] = [:]
    private var inputs: [JobID: [StageInput]] = [:]
    private var folders: [JobID: String] = [:]
    private var drafted: [JobID: Drafted] = [:]
    private var results: [JobID: StageResult] = [:]
    private var outcomes: [JobID: RunReport.Outcome] = [:]
    private var published: [JobID: [String]] = [:]
    private var runningBatches = 0
    private var isStopping = false
    private var wasCancelled = false

    init(
        runner: PipelineRunner<Stage>, graph: JobGraph<Stage>, run: RunID,
        mailbox: AsyncStream<RunMessage>.Continuation, observe: @escaping @Sendable (RunEvent) -> Void
    ) {
        self.runner = runner
        self.graph = graph
        self.run = run
        self.mailbox = mailbox
        self.observe = observe
        plan = RunPlan(graph.jobs.map { .init($0.id, data: $0.inputs.map(\.job), gates: $0.gates) })
        queue = BatchQueue(limits: runner.limits)
    }

    /// What became of the jobs so far.
    var report: RunReport {
        RunReport(
            entries: graph.jobs.map { job in
                RunReport.Entry(
                    job: job.id, kind: job.stage.kind, outcome: outcomes[job.id] ?? .notDone,
                    published: published[job.id] ?? [])
            },
            wasCancelled: wasCancelled)
    }

    /// Runs until nothing is left to do, and writes down how the run ended.
    mutating func drive(_ messages: AsyncStream<RunMessage>) async throws(StageFailure) {
        await withTaskGroup(of: Void.self) { group in
            var iterator = messages.makeAsyncIterator()
            while !plan.isFinished || runningBatches > 0 {
                guard let message = await iterator.next() else { break }
                await receive(message, &group)
                await schedule(&group)
            }
        }
        try await runner.journal.endRun(run, outcome: outcome)
    }

    private var outcome: String {
        let report = report
        guard !wasCancelled else { return "cancelled" }
        guard report.failures.isEmpty else { return "failed" }
        return report.entries.contains(where: \.isNotDone) ? "stopped" : "done"
    }

    // MARK: Starting

    private mutating func schedule(_ group: inout TaskGroup<Void>) async {
        var ready = plan.takeReady()
        while !ready.isEmpty {
            for id in ready { await consider(id) }
            ready = plan.takeReady()
        }
        for batch in queue.takeStartable() { await start(batch, &group) }
    }

    /// Finds a job's result, or puts the job in the queue.
    private mutating func consider(_ id: JobID) async {
        guard let job = graph[id], plan.state(of: id) == .running else { return }
        guard !isStopping else { return await abandon(id) }
        do throws(StageFailure) {
            let reading = try await read(job)
            let fingerprint = job.fingerprint(reading: reading, in: runner.environment)
            inputs[id] = reading
            fingerprints[id] = fingerprint
            if let result = try await runner.validResult(for: fingerprint) {
                drafted[id] = .cached(result)
                await finishWork(id)
            } else {
                queue.add(id, to: job.stage.pool, key: job.stage.batchKey(for: reading))
            }
        } catch {
            await fail(id, error)
        }
    }

    private func read(_ job: Job<Stage>) async throws(StageFailure) -> [StageInput] {
        if let path = job.item.path, job.inputs.isEmpty {
            let artifact = try await runner.store.register(userFile: path)
            return [
                StageInput(
                    identity: artifact.digest.hex, files: [.init(artifact: artifact, path: path)], facts: .init())
            ]
        }
        var reading: [StageInput] = []
        for input in job.inputs {
            guard let result = results[input.job] else { continue }
            reading.append(try await runner.read(result, input.index, for: job.id))
        }
        return reading
    }

    private mutating func start(_ batch: BatchQueue<JobID>.Batch, _ group: inout TaskGroup<Void>) async {
        var jobs: [RunningJob<Stage>] = []
        for id in batch.jobs {
            guard let job = graph[id], let reading = inputs[id], let fingerprint = fingerprints[id],
                plan.state(of: id) == .running
            else { continue }
            guard !isStopping else {
                await abandon(id)
                continue
            }
            do throws(StageFailure) {
                let folder = try await runner.store.makeDrafts(for: id)
                folders[id] = folder
                try await runner.journal.beginAttempt(id, kind: job.stage.kind, fingerprint: fingerprint, run: run)
                jobs.append(RunningJob(job: job, inputs: reading, drafts: folder))
                observe(.started(id))
            } catch {
                await fail(id, error)
            }
        }
        runningBatches += 1
        let mailbox = mailbox
        let runner = runner
        let work = jobs
        group.addTask {
            if !work.isEmpty { await runner.work(on: work, mailbox) }
            mailbox.yield(.batchEnded(batch))
        }
    }

    // MARK: Finishing

    private mutating func receive(_ message: RunMessage, _ group: inout TaskGroup<Void>) async {
        switch message {
        case .begin: break
        case .progressed(let id, let fraction): observe(.progressed(id, fraction))
        case .prepared(let id, .success(let prepared)):
            drafted[id] = .made(prepared)
            await finishWork(id)
        case .prepared(let id, .failure(let failure)): await fail(id, failure)
        case .batchEnded(let batch):
            queue.finish(batch)
            runningBatches -= 1
        case .drain: await stopStarting()
        case .cancel:
            wasCancelled = true
            group.cancelAll()
            await stopStarting()
        }
    }

    private mutating func stopStarting() async {
        guard !isStopping else { return }
        isStopping = true
        observe(.draining)
        plan.stop()
        for id in queue.removeAll() { await abandon(id) }
    }

    /// Leaves a job undone, and with it everything that needs it.
    private mutating func abandon(_ id: JobID) async {
        for undone in [id] + plan.fail(id) {
            drafted[undone] = nil
            guard let job = graph[undone], folders[undone] != nil else { continue }
            await discard(undone)
            try? await runner.journal.end(undone, kind: job.stage.kind, state: "cancelled", failure: nil, run: run)
        }
    }

    private mutating func finishWork(_ id: JobID) async {
        guard plan.state(of: id) == .running else { return await discard(id) }
        guard plan.draft(id) else { return }
        var committable = [id]
        while let next = committable.popLast() { committable += await commit(next) }
    }

    /// Commits a job, and returns the jobs that can be committed because of it.
    private mutating func commit(_ id: JobID) async -> [JobID] {
        guard let job = graph[id], let work = drafted.removeValue(forKey: id), let fingerprint = fingerprints[id] else {
            return []
        }
        do throws(StageFailure) {
            let (result, isCached) = try await keep(work)
            try await runner.journal.commit(
                id, kind: job.stage.kind, fingerprint: fingerprint, result: result, isCached: isCached, run: run)
            await discard(id)
            results[id] = result
            outcomes[id] = isCached ? .cached(result) : .made(result)
            observe(.committed(id, result, isCached: isCached))
            try await publish(result, of: job)
            return plan.commit(id)
        } catch {
            await fail(id, error)
            return []
        }
    }

    private func keep(_ work: Drafted) async throws(StageFailure) -> (StageResult, isCached: Bool) {
        switch work {
        case .cached(let result): return (result, true)
        case .made(let prepared):
            for (draft, artifact) in zip(prepared.draft.artifacts, prepared.artifacts) {
                try await runner.store.adopt(artifact, from: draft)
            }
            return (prepared.result, false)
        }
    }

    private mutating func publish(_ result: StageResult, of job: Job<Stage>) async throws(StageFailure) {
        guard job.stage.publishes, let output = runner.output else { return }
        for artifact in result.artifacts {
            let path = output + "/" + job.publishedPath(of: artifact, among: result.artifacts.count)
            let isNew = try await runner.store.publish(artifact, to: path)
            published[job.id, default: []].append(path)
            observe(.published(job.id, artifact, path: path, isNew: isNew))
        }
    }

    private mutating func fail(_ id: JobID, _ failure: StageFailure) async {
        guard let job = graph[id], plan.state(of: id) == .running || plan.state(of: id) == .drafted else {
            return await discard(id)
        }
        guard !(wasCancelled && failure.reason == .cancelled) else { return await abandon(id) }
        await discard(id)
        outcomes[id] = .failed(failure)
        observe(.failed(id, failure))
        try? await runner.journal.end(id, kind: job.stage.kind, state: "failed", failure: failure, run: run)
        for dropped in plan.fail(id) { await drop(dropped, because: id) }
        if job.onError == .fail { await stopStarting() }
    }

    private mutating func drop(_ id: JobID, because cause: JobID) async {
        queue.remove(id)
        drafted[id] = nil
        await discard(id)
        outcomes[id] = .dropped(because: cause)
        observe(.dropped(id, because: cause))
        guard let job = graph[id] else { return }
        try? await runner.journal.end(id, kind: job.stage.kind, state: "dropped", failure: nil, run: run)
    }

    private mutating func discard(_ id: JobID) async {
        guard let folder = folders.removeValue(forKey: id) else { return }
        await runner.store.discardDrafts(folder)
    }
}
