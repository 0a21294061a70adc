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
        var reasons: [String: String] = [:]
        var failures: [ContentDigest: (failure: StageFailure, times: Int)] = [:]
        var groups = 0
        var isFull = false
    }

    private let state = Mutex(State())

    /// How the runs ended, in their order; `nil` for one that didn't.
    var outcomes: [String?] { state.withLock(\.runs) }

    /// The last state of each job, by name.
    var jobs: [String: String] { state.withLock(\.jobs) }

    /// Why jobs were left out or dropped, by name.
    var reasons: [String: String] { state.withLock(\.reasons) }

    /// How often it was written to.
    var groups: Int { state.withLock(\.groups) }

    /// Takes nothing more.
    func fill() { state.withLock { $0.isFull = true } }

    /// The attempts that were begun, in their order.
    var attempts: [String] { state.withLock(\.attempts) }

    private func write<Value>(_ body: (inout sending State) -> sending Value) throws(StageFailure) -> sending Value {
        state.withLock(body)
    }

    func beginRun(_ run: RunStart) async throws(StageFailure) -> RunID {
        try write { state in
            state.runs.append(nil)
            return RunID(Int64(state.runs.count))
        }
    }

    func endRun(_ run: RunID, outcome: String) async throws(StageFailure) {
        try write { $0.runs[Int(run.number) - 1] = outcome }
    }

    func pastWork(of fingerprints: [ContentDigest]) async throws(StageFailure) -> [ContentDigest: PastWork] {
        state.withLock { state in
            var found: [ContentDigest: PastWork] = [:]
            for fingerprint in fingerprints {
                found[fingerprint] =
                    state.results[fingerprint].map(PastWork.result)
                    ?? state.failures[fingerprint].map { .failure($0.failure, times: $0.times) }
            }
            return found
        }
    }

    func lastFingerprints(of jobs: [JobID], pipeline: String) async throws(StageFailure) -> [JobID: Fingerprint] {
        state.withLock { state in
            Dictionary(
                uniqueKeysWithValues: jobs.compactMap { job in state.last["\(pipeline) \(job)"].map { (job, $0) } })
        }
    }

    func write(_ entries: [JournalEntry], of run: RunID) async throws(StageFailure) {
        let isFull = state.withLock { state in
            state.groups += 1
            return state.isFull
        }
        guard !isFull else { throw StageFailure(.storage, "the journal could not be used") }
        try write { state in
            for entry in entries { Self.write(entry, &state) }
        }
    }

    private static func write(_ entry: JournalEntry, _ state: inout State) {
        let name = entry.job.description
        switch entry.event {
        case .began:
            state.attempts.append(name)
            state.jobs[name] = "running"
        case .retried: state.jobs[name] = "waiting"
        case .accepted(let fingerprint, let result): state.results[fingerprint.digest] = result
        case .committed(let fingerprint, let result, let isCached):
            if !isCached { state.results[fingerprint.digest] = result }
            state.failures[fingerprint.digest] = nil
            state.last["p \(name)"] = fingerprint
            state.jobs[name] = "done"
        case .published: break
        case .ended(let ending, let reason):
            state.jobs[name] = ending.rawValue
            state.reasons[name] = reason
        case .failed(let failure, let fingerprint):
            state.jobs[name] = failure.reason == .unfinished ? "unfinished" : "failed"
            guard let digest = fingerprint?.digest else { return }
            let before = state.failures[digest]
            state.failures[digest] = (failure, before?.failure == failure ? (before?.times ?? 0) + 1 : 1)
        }
    }
}
