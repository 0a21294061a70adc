import Mailboxes

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
            let artifacts = draft.artifacts.isEmpty ? [] : try await store.prepare(draft.artifacts)
            return .success(PreparedDraft(draft: draft, artifacts: artifacts))
        } catch {
            return .failure(error)
        }
    }
}
