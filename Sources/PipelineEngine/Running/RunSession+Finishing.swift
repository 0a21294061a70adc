import Mailboxes

extension RunSession {
    /// Takes in that a job's work is done, and commits whatever can be committed because of it.
    mutating func finishWork(_ id: JobID) async {
        guard plan.state(of: id) == .running else { return await discard([id]) }
        if plan.draft(id) { await commit(id) }
    }

    /// Commits a job whose gates have passed.
    ///
    /// At once if its result was found, else when the store has taken over its files. If its work failed, that counts now.
    private mutating func commit(_ id: JobID) async {
        guard let entry = live[id] else { return }
        switch entry.work {
        case .found(let result, let paths): await finish(entry, .init(result: result, paths: paths, isCached: true))
        case .made: toAdopt.append(id)
        case .failed(let failure): await fail(id, failure)
        case nil: break
        }
    }

    /// Lets the store take over what waits for it, unless it is doing that.
    mutating func startAdopting(_ group: inout DiscardingTaskGroup) {
        guard !toAdopt.isEmpty, !atWork.contains(.adopt) else { return }
        var jobs: [(id: JobID, files: PreparedFiles)] = []
        for id in toAdopt {
            guard let entry = live[id], case .made(let prepared) = entry.work, plan.state(of: id) == .drafted else {
                continue
            }
            let own = entry.inputs.flatMap(\.files).filter { $0.path == entry.job.item.path }
            jobs.append(
                (id, PreparedFiles(artifacts: prepared.artifacts, drafts: prepared.draft.artifacts, read: own)))
        }
        toAdopt = []
        guard !jobs.isEmpty else { return }
        atWork.insert(.adopt)
        let (store, mailbox, work) = (runner.store, mailbox, jobs)
        group.addTask {
            let outcomes = await store.adopt(work.map(\.files))
            mailbox.post(.adopted(Array(zip(work.map(\.id), outcomes))))
        }
    }

    /// Takes in that the store has taken over a job's files, or why it hasn't.
    mutating func take(_ outcome: Result<[String], StageFailure>, of id: JobID) async {
        guard let entry = live[id], case .made(let prepared) = entry.work else { return }
        switch outcome {
        case .success(let paths):
            await discard([id])
            guard plan.state(of: id) == .drafted else { return }
            await finish(entry, .init(result: prepared.result, paths: paths, isCached: false))
        case .failure(let failure): await fail(id, failure)
        }
    }

    private mutating func finish(_ entry: LiveJob<Stage>, _ committed: LiveJob<Stage>.Committed) async {
        guard let fingerprint = entry.fingerprint else { return }
        let job = entry.job
        live[job.id]?.work = nil
        live[job.id]?.committed = committed
        write(.committed(fingerprint, committed.result, isCached: committed.isCached), of: job)
        tally.note(job.id.stage, committed.isCached ? \.cached : \.made)
        if !committed.isCached { budget.noteSuccess() }
        tell(.committed(job.id, committed.result, isCached: committed.isCached))
        if let publication = publications.commit(job, committed.result) { publish(publication, in: entry.row) }
        for gated in plan.commit(job.id) { await commit(gated) }
        publishJudged(by: entry)
        settle(entry.row)
    }

    // MARK: Publishing

    private mutating func publish(_ publication: Publication<Stage>, in row: Int) {
        guard runner.output != nil else { return }
        toPublish.append(publication)
        rows[row]?.open += 1
    }

    /// Publishes what waited for the verdict of a gate that has passed, or that is left out.
    mutating func publishJudged(by gate: LiveJob<Stage>) {
        for publication in publications.pass(gate.job) { publish(publication, in: gate.row) }
    }

    /// Publishes what waits for it, unless that is going on.
    mutating func startPublishing(_ group: inout DiscardingTaskGroup) {
        guard let output = runner.output, !toPublish.isEmpty, !atWork.contains(.publish) else { return }
        let work = toPublish.map { publication in
            let artifacts = publication.result.artifacts
            return (
                id: publication.job.id,
                files: artifacts.map {
                    PublishingFile($0, to: output + "/" + publication.job.publishedPath(of: $0, among: artifacts.count))
                }
            )
        }
        toPublish = []
        atWork.insert(.publish)
        let (store, mailbox) = (runner.store, mailbox)
        group.addTask {
            let outcomes = await store.publish(work.flatMap(\.files))
            var rest = outcomes[...]
            var told: [(JobID, Result<[PublishedFile], StageFailure>)] = []
            for (id, files) in work {
                told.append((id, PublishedFile.all(files, rest.prefix(files.count))))
                rest = rest.dropFirst(files.count)
            }
            mailbox.post(.published(told))
        }
    }

    /// Takes in that a job's files are where they were asked for, or why they aren't.
    mutating func take(_ outcome: Result<[PublishedFile], StageFailure>, of id: JobID) async {
        guard let entry = live[id], let committed = entry.committed else { return }
        switch outcome {
        case .success(let files):
            tally.note(id, files, isCached: committed.isCached, order: entry.order)
            write(.published(files), of: entry.job)
            for file in files { tell(.published(id, file)) }
        case .failure(let failure):
            tally.note(id, failure, wasCommitted: committed.isCached)
            write(.failed(failure, nil), of: entry.job)
            tell(.failed(id, failure))
            if entry.job.onError == .fail { await stopStarting() }
        }
        settle(entry.row)
    }
}

extension PublishedFile {
    /// The files of a job that were published: all of them, or why one wasn't.
    fileprivate static func all(
        _ files: [PublishingFile], _ outcomes: some Sequence<Result<Bool, StageFailure>>
    ) -> Result<[PublishedFile], StageFailure> {
        do throws(StageFailure) {
            var published: [PublishedFile] = []
            for (file, outcome) in zip(files, outcomes) {
                published.append(PublishedFile(file.artifact, path: file.path, isNew: try outcome.get()))
            }
            return .success(published)
        } catch {
            return .failure(error)
        }
    }
}
