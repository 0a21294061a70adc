import JSON

extension PipelineRunner {
    /// Does the work of a batch, and tells the run what became of each job.
    func work(on batch: [RunningJob<Stage>], _ mailbox: Mailbox<RunMessage>) async {
        let reported = JobOutcomes()
        let outcomes = Mailbox<(JobID, Result<StageDraft, StageFailure>)?>()
        let reporter = JobReporter(
            progress: { mailbox.post(.progressed($0, $1)) },
            finish: { job, outcome in
                if reported.note(job) { outcomes.post((job, outcome)) }
            })
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                await Stage.run(batch, in: environment, report: reporter)
                for running in batch {
                    reporter.finished(running.job.id, .failure(Self.unreported(running.job)))
                }
                outcomes.post(nil)
            }
            while let (job, outcome) = await outcomes.next() {
                mailbox.post(.prepared(job, await prepare(outcome)))
            }
        }
    }

    private static func unreported(_ job: Job<Stage>) -> StageFailure {
        guard !Task.isCancelled else { return StageFailure(.cancelled, "the run was cancelled") }
        return StageFailure(.defect, "the stage \(job.id.stage) ended without saying what became of it")
    }

    private func prepare(_ outcome: Result<StageDraft, StageFailure>) async -> Result<PreparedDraft, StageFailure> {
        do throws(StageFailure) {
            let draft = try outcome.get()
            var artifacts: [Artifact] = []
            for artifact in draft.artifacts { artifacts.append(try await store.prepare(artifact)) }
            return .success(PreparedDraft(draft: draft, artifacts: artifacts))
        } catch {
            return .failure(error)
        }
    }

    /// The result of work done before, if all its files are still there.
    func validResult(for fingerprint: Fingerprint) async throws(StageFailure) -> StageResult? {
        guard let result = try await journal.result(for: fingerprint.digest) else { return nil }
        return await isWhole(result) ? result : nil
    }

    /// Whether all files of a result are still there.
    func isWhole(_ result: StageResult) async -> Bool {
        for artifact in result.artifacts {
            guard await store.locate(artifact) != nil else { return false }
        }
        return true
    }

    /// A file of the user's as a job reads it.
    func read(userFile path: String) async throws(StageFailure) -> StageInput {
        let artifact = try await store.register(userFile: path)
        return StageInput(
            identity: artifact.digest.hex, files: [.init(artifact: artifact, path: path)], facts: JSONObject())
    }

    /// A result as a job reads it.
    func read(_ result: StageResult, _ index: Int?, for reader: JobID) async throws(StageFailure) -> StageInput {
        var files: [StageInput.File] = []
        for artifact in result.artifacts {
            guard let path = await store.locate(artifact) else {
                throw StageFailure(
                    .storage,
                    "\(artifact.name), which \(reader) reads, is gone or was changed; run again to make it anew")
            }
            files.append(.init(artifact: artifact, path: path))
        }
        let facts = index.flatMap { result.items.indices.contains($0) ? result.items[$0].facts : nil } ?? result.facts
        return StageInput(identity: result.identity(ofItem: index), files: files, facts: facts)
    }
}

extension Job {
    /// Everything that decides the job's result.
    func fingerprint(reading inputs: [StageInput], in environment: Stage.Environment) -> Fingerprint {
        var fields = stage.fingerprintFields(in: environment)
        fields["kind"] = stage.kind
        for (number, input) in inputs.enumerated() { fields["input.\(number)"] = input.identity }
        if take > 0 { fields["take"] = String(take) }
        return Fingerprint(fields: fields)
    }

    /// Where an artifact is published, below the output folder.
    func publishedPath(of artifact: Artifact, among count: Int) -> String {
        guard count == 1 else { return "\(outputName)/\(artifact.name)" }
        return outputName + (artifact.fileExtension.isEmpty ? "" : "." + artifact.fileExtension)
    }
}
