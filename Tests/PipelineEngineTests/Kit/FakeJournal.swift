import PipelineEngine
import Synchronization

/// A journal that lasts as long as the test.
///
/// Like one on a disk it refuses to write for a task that was cancelled.
final class FakeJournal: Journal {
    private struct State {
        var runs: [String?] = []
        var results: [ContentDigest: StageResult] = [:]
        var last: [String: Fingerprint] = [:]
        var jobs: [String: String] = [:]
        var attempts: [String] = []
    }

    private let state = Mutex(State())

    /// How the runs ended, in their order; `nil` for one that didn't.
    var outcomes: [String?] { state.withLock(\.runs) }

    /// The last state of each job, by name.
    var jobs: [String: String] { state.withLock(\.jobs) }

    /// The attempts that were begun, in their order.
    var attempts: [String] { state.withLock(\.attempts) }

    private func write<Value>(_ body: (inout sending State) -> sending Value) throws(StageFailure) -> sending Value {
        state.withLock(body)
    }

    func beginRun(pipeline: String, file: String) async throws(StageFailure) -> RunID {
        try write { state in
            state.runs.append(nil)
            return RunID(Int64(state.runs.count))
        }
    }

    func endRun(_ run: RunID, outcome: String) async throws(StageFailure) {
        try write { $0.runs[Int(run.number) - 1] = outcome }
    }

    func results(
        for fingerprints: [ContentDigest]
    ) async throws(StageFailure) -> [ContentDigest: StageResult] {
        state.withLock { state in
            var found: [ContentDigest: StageResult] = [:]
            for fingerprint in fingerprints { found[fingerprint] = state.results[fingerprint] }
            return found
        }
    }

    func lastFingerprints(of jobs: [JobID], pipeline: String) async throws(StageFailure) -> [JobID: Fingerprint] {
        state.withLock { state in
            Dictionary(
                uniqueKeysWithValues: jobs.compactMap { job in state.last["\(pipeline) \(job)"].map { (job, $0) } })
        }
    }

    func beginAttempt(
        _ job: JobID, kind: String, fingerprint: Fingerprint, run: RunID
    ) async throws(StageFailure) {
        try write { state in
            state.attempts.append(job.description)
            state.jobs[job.description] = "running"
        }
    }

    func commit(
        _ job: JobID, kind: String, fingerprint: Fingerprint, result: StageResult, isCached: Bool, run: RunID
    ) async throws(StageFailure) {
        try write { state in
            if !isCached { state.results[fingerprint.digest] = result }
            state.last["p \(job)"] = fingerprint
            state.jobs[job.description] = "done"
        }
    }

    func end(
        _ job: JobID, kind: String, state ended: String, failure: StageFailure?, run: RunID
    ) async throws(StageFailure) {
        try write { $0.jobs[job.description] = ended }
    }
}
