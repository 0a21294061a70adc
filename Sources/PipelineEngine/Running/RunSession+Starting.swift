import Mailboxes

extension RunSession {
    /// How many jobs that read no other are looked at by one task.
    private static var rootCount: Int { 64 }

    /// Takes every job that is ready.
    ///
    /// Jobs that read the same thing become ready together, and are looked at together, so that all of them are in the
    /// queue before a batch is taken from it: what is found of them is told in one message.
    mutating func takeReady() {
        for id in plan.takeReady() {
            if live[id]?.job.inputs.isEmpty == true { roots.append(id) } else { toLook.append(id) }
        }
    }

    /// Starts looking at jobs that are ready, unless that is going on.
    mutating func startLooking(_ group: inout DiscardingTaskGroup) {
        if !toLook.isEmpty, !atWork.contains(.look) {
            let ids = toLook
            toLook = []
            startLooking(ids, asRoots: false, &group)
        }
        if !roots.isEmpty, !atWork.contains(.lookAtRoots) {
            let ids = Array(roots.prefix(Self.rootCount))
            roots = roots.dropFirst(ids.count)
            startLooking(ids, asRoots: true, &group)
        }
    }

    private mutating func startLooking(_ ids: [JobID], asRoots: Bool, _ group: inout DiscardingTaskGroup) {
        var jobs: [JobToLook<Stage>] = []
        for id in ids {
            guard let job = live[id]?.job, plan.state(of: id) == .running else { continue }
            if let reason = job.reasonLeftOut(by: { live[$0]?.committed?.result }) {
                leaveOut(id, reason)
                continue
            }
            let reading = job.inputs.compactMap { input in
                live[input.job]?.committed.map {
                    JobToLook<Stage>.Reading(result: $0.result, paths: $0.paths, index: input.index)
                }
            }
            jobs.append(JobToLook(job: job, reading: reading))
        }
        guard !jobs.isEmpty else { return }
        atWork.insert(asRoots ? .lookAtRoots : .look)
        let (runner, pipeline, mailbox) = (runner, pipeline, mailbox)
        group.addTask {
            await runner.look(jobs, of: pipeline) { mailbox.post(.looked($0)) }
            mailbox.post(.lookEnded(roots: asRoots))
        }
    }

    /// Takes in what looking at a job came to: its result, or what it takes to do its work.
    mutating func take(_ outcome: Result<LookedJob, StageFailure>, of id: JobID) async {
        guard let job = live[id]?.job, plan.state(of: id) == .running else { return }
        let looked: LookedJob
        switch outcome {
        case .failure(let failure): return await failWork(id, failure)
        case .success(let found): looked = found
        }
        live[id]?.inputs = looked.inputs
        live[id]?.fingerprint = looked.fingerprint
        switch looked.past {
        case .result(let result):
            if looked.isAccepted { write(.accepted(looked.fingerprint, result), of: job) }
            live[id]?.work = .found(result, paths: looked.paths)
            await finishWork(id)
        case .failure(let failure, let times) where times > 1 && !runner.retriesLastingFailures:
            await failWork(id, failure.notTriedAgain(after: times))
        case .failure, nil:
            if case .failure(let failure, _) = looked.past { live[id]?.failedBefore = failure }
            guard !isStopping else { return await abandon(id) }
            queue.add(id, to: job.stage.pool, key: job.stage.batchKey(for: looked.inputs))
        }
    }

    /// Starts a batch; what became of each of its jobs comes by mail.
    mutating func start(_ batch: BatchQueue<JobID>.Batch, _ group: inout DiscardingTaskGroup) async {
        var jobs: [RunningJob<Stage>] = []
        let disks = runner.store.disks(output: runner.output)
        for id in batch.jobs {
            guard let entry = live[id], let fingerprint = entry.fingerprint, plan.state(of: id) == .running else {
                continue
            }
            do throws(StageFailure) {
                try reserveRoom(for: entry, fingerprint, disks)
                let folder = try await runner.store.makeDrafts(for: id)
                live[id]?.folder = folder
                live[id]?.attempts += 1
                live[id]?.isAtWork = true
                write(.began(fingerprint), of: entry.job)
                jobs.append(RunningJob(job: entry.job, inputs: entry.inputs, drafts: folder))
                tell(.started(id))
            } catch {
                await failWork(id, error)
            }
        }
        runningBatches += 1
        let (runner, mailbox, work) = (runner, mailbox, jobs)
        group.addTask {
            if !work.isEmpty { await runner.work(on: work, mailbox) }
            mailbox.post(.batchEnded(batch))
        }
    }

    /// Keeps room on disk for what a job will write.
    private mutating func reserveRoom(
        for entry: LiveJob<Stage>, _ fingerprint: Fingerprint, _ disks: (state: Disk?, output: Disk?)
    ) throws(StageFailure) {
        let job = entry.job
        // A gate makes no files, and a file of the user's is not copied but where it is published.
        guard job.stage.flow != .gates, job.userFile == nil else { return }
        let need = DiskBudget.need(
            past: runner.estimates.estimate(kind: job.stage.kind) { fingerprint.fields },
            reading: entry.inputs.flatMap(\.files).reduce(0) { $0 + $1.artifact.size },
            publishes: job.stage.publishes && runner.output != nil)
        if let objection = room.objection(to: need, of: job.id, state: disks.state, output: disks.output) {
            throw StageFailure(.storage, objection)
        }
    }

    // MARK: Trying again

    /// Takes in that a job's work is done or failed; what another machine kept from being done is tried again later.
    mutating func take(
        _ outcome: Result<PreparedDraft, StageFailure>, of id: JobID, _ group: inout DiscardingTaskGroup
    ) async {
        live[id]?.isAtWork = false
        switch outcome {
        case .success(let prepared):
            live[id]?.work = .made(prepared)
            await finishWork(id)
        case .failure(let failure):
            if !waitToRetry(id, failure, &group) { await failWork(id, failure) }
        }
    }

    /// Lets a failed job wait for another attempt, if there is to be one.
    private mutating func waitToRetry(_ id: JobID, _ failure: StageFailure, _ group: inout DiscardingTaskGroup) -> Bool
    {
        guard failure.reason.mayPass, !isStopping, let entry = live[id], plan.state(of: id) == .running,
            entry.attempts <= entry.job.retries, budget.take()
        else { return false }
        let wait = runner.retries.wait(after: entry.attempts, chance: runner.pauses.chance())
        live[id]?.lastFailure = failure
        waiting.insert(id)
        write(.retried(failure), of: entry.job)
        tell(.retrying(id, failure, attempt: entry.attempts, wait: wait))
        let (pauses, mailbox) = (runner.pauses, mailbox)
        group.addTask {
            try? await pauses.wait(wait)
            mailbox.post(.retry(id))
        }
        return true
    }

    /// Begins another attempt at a job whose wait is over.
    mutating func retry(_ id: JobID) async {
        guard waiting.remove(id) != nil, let entry = live[id], plan.state(of: id) == .running else { return }
        await discard([id])
        queue.add(id, to: entry.job.stage.pool, key: entry.job.stage.batchKey(for: entry.inputs))
    }
}

extension StageFailure {
    /// The failure of work that isn't tried again because it failed more than once in the same way.
    func notTriedAgain(after times: Int) -> StageFailure {
        StageFailure(
            reason,
            "\(message) (it failed \(times) times in the same way and isn't tried again until it or its settings change; "
                + "--retry-failed tries it all the same)",
            detail: detail)
    }
}
