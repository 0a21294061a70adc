import JSON

extension RunSession {
    /// Takes in that a job's work is done, and commits whatever can be committed because of it.
    mutating func finishWork(_ id: JobID) async {
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
            let (result, isCached) = try await keep(work, of: job)
            try await runner.journal.commit(
                id, kind: job.stage.kind, fingerprint: fingerprint, result: result, isCached: isCached, run: run)
            await discard(id)
            results[id] = result
            let published = try await publish(publications.commit(job, result))
            outcomes[id] = isCached ? .cached(result) : .made(result)
            observe(.committed(id, result, isCached: isCached))
            for event in published { observe(event) }
            let committable = plan.commit(id)
            await publishJudged(by: job)
            return committable
        } catch {
            await fail(id, error)
            return []
        }
    }

    private func keep(
        _ work: Drafted, of job: Job<Stage>
    ) async throws(StageFailure) -> (StageResult, isCached: Bool) {
        switch work {
        case .cached(let result): return (result, true)
        case .made(let prepared):
            try await checkUnchanged(job)
            for (draft, artifact) in zip(prepared.draft.artifacts, prepared.artifacts) {
                try await runner.store.adopt(artifact, from: draft)
            }
            return (prepared.result, false)
        }
    }

    /// Throws if a file of the user's was changed while the job read it: then nobody knows what was read.
    private func checkUnchanged(_ job: Job<Stage>) async throws(StageFailure) {
        for file in (inputs[job.id] ?? []).flatMap(\.files) where file.path == job.item.path {
            guard try await runner.store.register(userFile: file.path).digest == file.artifact.digest else {
                throw StageFailure(.unusableInput, "\(file.artifact.name) was changed while it was read; run again")
            }
        }
    }

    // MARK: Publishing

    private mutating func publish(_ publication: Publication<Stage>?) async throws(StageFailure) -> [RunEvent] {
        guard let publication, let output = runner.output else { return [] }
        var events: [RunEvent] = []
        for artifact in publication.result.artifacts {
            let job = publication.job
            let path = output + "/" + job.publishedPath(of: artifact, among: publication.result.artifacts.count)
            let isNew = try await runner.store.publish(artifact, to: path)
            publications.paths[job.id, default: []].append(path)
            if isNew { publications.newCounts[job.id, default: 0] += 1 }
            events.append(.published(job.id, artifact, path: path, isNew: isNew))
        }
        return events
    }

    /// Publishes what waited for the verdict of a gate that has passed.
    private mutating func publishJudged(by gate: Job<Stage>) async {
        for publication in publications.pass(gate) {
            do throws(StageFailure) {
                for event in try await publish(publication) { observe(event) }
            } catch {
                let job = publication.job
                outcomes[job.id] = .failed(error)
                await tell(error, of: job)
                if job.onError == .fail { await stopStarting() }
            }
        }
    }

    // MARK: Failing

    /// Takes in that a job failed; what needs it is dropped.
    mutating func fail(_ id: JobID, _ failure: StageFailure) async {
        guard let job = graph[id], plan.state(of: id) == .running || plan.state(of: id) == .drafted else {
            return await discard(id)
        }
        if failure.reason == .cancelled, isStopping || Task.isCancelled { return await abandon(id) }
        await discard(id)
        outcomes[id] = .failed(failure)
        await tell(failure, of: job)
        for dropped in plan.fail(id) { await drop(dropped, because: id) }
        if job.onError == .fail, failure.reason != .unfinished { await stopStarting() }
    }

    /// Says and writes down why a job failed; what is only unfinished is called so.
    private mutating func tell(_ failure: StageFailure, of job: Job<Stage>) async {
        observe(.failed(job.id, failure))
        let state = failure.reason == .unfinished ? "unfinished" : "failed"
        try? await runner.journal.end(job.id, kind: job.stage.kind, state: state, failure: failure, run: run)
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

    // MARK: Leaving out

    /// Doesn't do a job whose condition isn't met, nor any that needs it.
    mutating func leaveOut(_ id: JobID, _ reason: String) async {
        await note(id, leftOut: reason)
        for dependent in plan.fail(id) {
            queue.remove(dependent)
            await note(dependent, leftOut: "\(id) is left out")
        }
    }

    private mutating func note(_ id: JobID, leftOut reason: String) async {
        drafted[id] = nil
        await discard(id)
        outcomes[id] = .leftOut(reason)
        observe(.leftOut(id, reason))
        guard let job = graph[id] else { return }
        try? await runner.journal.end(id, kind: job.stage.kind, state: "leftOut", failure: nil, run: run)
        await publishJudged(by: job)
    }

    // MARK: Stopping

    /// Starts nothing from here on.
    mutating func stopStarting() async {
        guard !isStopping else { return }
        isStopping = true
        observe(.draining)
        plan.stop()
        for id in queue.removeAll() + roots { await abandon(id) }
        roots = []
    }

    /// Leaves a job undone, and with it everything that needs it.
    mutating func abandon(_ id: JobID) async {
        for undone in [id] + plan.fail(id) {
            drafted[undone] = nil
            guard let job = graph[undone], folders[undone] != nil else { continue }
            await discard(undone)
            try? await runner.journal.end(undone, kind: job.stage.kind, state: "cancelled", failure: nil, run: run)
        }
    }

    private mutating func discard(_ id: JobID) async {
        guard let folder = folders.removeValue(forKey: id) else { return }
        await runner.store.discardDrafts(folder)
    }
}
