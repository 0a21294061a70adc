import JSON

extension RunSession {
    /// Looks at every job that is ready and reads others; those that read none wait in ``roots``.
    ///
    /// Jobs that read the same thing become ready together, and are all in the queue before a batch is taken from it.
    mutating func considerReady() async {
        var ready = plan.takeReady()
        while !ready.isEmpty {
            for id in ready {
                if graph[id]?.inputs.isEmpty == true { roots.append(id) } else { await consider(id) }
            }
            ready = plan.takeReady()
        }
    }

    /// Finds a job's result, or puts the job in the queue.
    mutating func consider(_ id: JobID) async {
        guard let job = graph[id], plan.state(of: id) == .running else { return }
        guard !isStopping else { return await abandon(id) }
        if let reason = job.reasonLeftOut(by: results) { return await leaveOut(id, reason) }
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
        if let path = job.item.path, job.inputs.isEmpty { return [try await runner.read(userFile: path)] }
        var reading: [StageInput] = []
        for input in job.inputs {
            guard let result = results[input.job] else { continue }
            reading.append(try await runner.read(result, input.index, for: job.id))
        }
        return reading
    }

    /// Starts a batch; what became of each of its jobs comes by mail.
    mutating func start(_ batch: BatchQueue<JobID>.Batch, _ group: inout TaskGroup<Void>) async {
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
            mailbox.post(.batchEnded(batch))
        }
    }
}
