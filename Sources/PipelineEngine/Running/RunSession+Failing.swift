import JSON

extension RunSession {
    /// Takes in that a job's work failed.
    ///
    /// That counts once its gates have passed: a file that a gate turns away is the gate's to report, and the gate's policy
    /// says what it means for the run, however early other work on it failed.
    mutating func failWork(_ id: JobID, _ failure: StageFailure) async {
        guard !isStopping, plan.state(of: id) == .running else { return await fail(id, failure) }
        live[id]?.work = .failed(failure)
        await finishWork(id)
    }

    /// Takes in that a job failed, and that this counts; what needs it is dropped.
    mutating func fail(_ id: JobID, _ failure: StageFailure) async {
        guard let entry = live[id], plan.state(of: id) == .running || plan.state(of: id) == .drafted else {
            return await discard([id])
        }
        if failure.reason == .cancelled, isStopping || Task.isCancelled { return await abandon(id) }
        let isLasting = failure.reason.isLasting && entry.attempts > 0
        write(.failed(failure, isLasting ? entry.fingerprint : nil), of: entry.job)
        let told = isLasting ? await keepEvidence(of: entry, failure) : failure
        await discard([id])
        live[id]?.work = nil
        tally.note(id, told, wasCommitted: nil)
        tell(.failed(id, told))
        let dropped = plan.fail(id)
        await discard(dropped)
        for dependent in dropped { drop(dependent, because: id) }
        settle(entry.row)
        if entry.job.onError == .fail, failure.reason != .unfinished { await stopStarting() }
    }

    /// Keeps what is left of work that failed in the same way as the time before; returns the failure, with the place.
    private func keepEvidence(of entry: LiveJob<Stage>, _ failure: StageFailure) async -> StageFailure {
        guard let fingerprint = entry.fingerprint, failure.isSame(as: entry.failedBefore) else { return failure }
        let report = Evidence(job: entry.job, fingerprint: fingerprint, inputs: entry.inputs, failure: failure)
        let folder = await runner.store.keepEvidence(
            of: fingerprint.digest, drafts: entry.folder, report: report.text)
        return StageFailure(
            failure.reason,
            failure.message + " (as it did before; it isn't tried again until it or its settings change"
                + (folder.map { ", and what is known is in \($0)" } ?? "") + ")",
            detail: failure.detail)
    }

    private mutating func drop(_ id: JobID, because cause: JobID) {
        guard let entry = live[id] else { return }
        queue.remove(id)
        waiting.remove(id)
        live[id]?.work = nil
        tally.note(id.stage, \.dropped)
        write(.ended(.dropped, "\(cause)"), of: entry.job)
        tell(.dropped(id, because: cause))
        settle(entry.row)
    }

    // MARK: Leaving out

    /// Doesn't do a job whose condition isn't met, nor any that needs it.
    mutating func leaveOut(_ id: JobID, _ reason: String) {
        let dependents = plan.fail(id)
        note(id, leftOut: reason)
        for dependent in dependents {
            queue.remove(dependent)
            note(dependent, leftOut: "\(id) is left out")
        }
    }

    /// A job that is left out has nothing on disk: it reads what isn't there, or waits for a gate before it begins.
    private mutating func note(_ id: JobID, leftOut reason: String) {
        guard let entry = live[id] else { return }
        live[id]?.work = nil
        tally.note(id.stage, \.leftOut)
        write(.ended(.leftOut, reason), of: entry.job)
        tell(.leftOut(id, reason))
        publishJudged(by: entry)
        settle(entry.row)
    }

    // MARK: Stopping

    /// Starts nothing from here on.
    mutating func stopStarting() async {
        guard !isStopping else { return }
        isStopping = true
        tell(.draining)
        plan.stop()
        let undone = queue.removeAll() + roots + toLook
        roots = []
        toLook = []
        for (id, failure) in lateFailures {
            waiting.remove(id)
            await fail(id, failure)
        }
        for id in undone { await abandon(id) }
    }

    /// The failures that wait, for another attempt or for the verdict of a gate: neither is to be expected from here on.
    private var lateFailures: [(JobID, StageFailure)] {
        live.values.sorted { $0.order < $1.order }.compactMap { entry in
            if waiting.contains(entry.id) { return entry.lastFailure.map { (entry.id, $0) } }
            guard case .failed(let failure) = entry.work else { return nil }
            return (entry.id, failure)
        }
    }

    /// Leaves a job undone, and with it everything that needs it.
    mutating func abandon(_ id: JobID) async {
        guard plan.state(of: id) == .running || plan.state(of: id) == .drafted else { return }
        let undone = [id] + plan.fail(id)
        await discard(undone)
        for id in undone {
            guard let entry = live[id] else { continue }
            waiting.remove(id)
            live[id]?.work = nil
            if entry.attempts > 0 { write(.ended(.cancelled, nil), of: entry.job) }
            settle(entry.row)
        }
    }

    /// Removes what jobs left behind.
    mutating func discard(_ ids: [JobID]) async {
        for id in ids { room.release(id) }
        let folders = ids.compactMap { live[$0]?.folder }
        guard !folders.isEmpty else { return }
        for id in ids { live[id]?.folder = nil }
        await runner.store.discardDrafts(folders)
    }
}
