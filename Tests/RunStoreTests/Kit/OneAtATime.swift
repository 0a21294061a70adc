import PipelineEngine

@testable import RunStore

/// A job at a time, where a test is about nothing else.
extension RunJournal {
    func beginRun(pipeline: String, file: String) async throws(StageFailure) -> RunID {
        try await beginRun(RunStart(pipeline: pipeline, file: file))
    }

    func beginAttempt(
        _ job: JobID, kind: String, fingerprint: Fingerprint, run: RunID
    ) async throws(StageFailure) {
        try await write([JournalEntry(job, kind: kind, .began(fingerprint))], of: run)
    }

    func commit(
        _ job: JobID, kind: String, fingerprint: Fingerprint, result: StageResult, isCached: Bool, run: RunID
    ) async throws(StageFailure) {
        let event = JournalEntry.Event.committed(fingerprint, result, isCached: isCached)
        try await write([JournalEntry(job, kind: kind, event)], of: run)
    }

    func end(_ job: JobID, kind: String, state: String, failure: StageFailure?, run: RunID) async throws(StageFailure) {
        let event =
            JournalEntry.Ending(rawValue: state).map { .ended($0, nil) }
            ?? JournalEntry.Event.failed(failure ?? StageFailure(.provider, "it failed"), nil)
        try await write([JournalEntry(job, kind: kind, event)], of: run)
    }

    func result(for fingerprint: ContentDigest) async throws(StageFailure) -> StageResult? {
        guard case .result(let result)? = try await pastWork(of: [fingerprint])[fingerprint] else { return nil }
        return result
    }

    func lastFingerprint(of job: JobID, pipeline: String) async throws(StageFailure) -> Fingerprint? {
        try await lastFingerprints(of: [job], pipeline: pipeline)[job]
    }
}

/// A file at a time.
extension ContentStore {
    func discardDrafts(_ path: String) async { await discardDrafts([path]) }

    func prepare(_ draft: DraftArtifact) async throws(StageFailure) -> Artifact {
        let artifacts = try await prepare([draft])
        return artifacts[0]
    }

    func adopt(_ artifact: Artifact, from draft: DraftArtifact) async throws(StageFailure) {
        _ = try await adopt([PreparedFiles(artifacts: [artifact], drafts: [draft])])[0].get()
    }
}
