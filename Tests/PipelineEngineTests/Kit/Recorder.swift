import PipelineEngine
import Synchronization

/// Writes down the events of a run as sentences.
final class Recorder: Sendable {
    private struct State {
        var sentences: [String] = []
        var jobs: [String: String] = [:]
        var waiters: [(sentence: String, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())

    /// What happened so far.
    var everything: [String] { state.withLock(\.sentences) }

    /// What happened so far, without progress.
    var sentences: [String] { everything.filter { !$0.hasPrefix("progressed") } }

    /// The names of the jobs whose work began.
    var started: [String] {
        sentences.filter { $0.hasPrefix("started ") }.map { String($0.dropFirst("started ".count)) }
    }

    /// What became of the jobs that something became of, by name.
    var jobs: [String: String] { state.withLock(\.jobs) }

    func note(_ event: RunEvent) {
        let sentence = Self.describe(event)
        let waiters = state.withLock { state in
            if let (job, ending) = Self.ending(event) { state.jobs[job.description] = ending }
            state.sentences.append(sentence)
            let waiters = state.waiters.filter { $0.sentence == sentence }
            state.waiters.removeAll { $0.sentence == sentence }
            return waiters.map(\.continuation)
        }
        for waiter in waiters { waiter.resume() }
    }

    /// Waits until this has happened.
    func wait(for sentence: String) async {
        await withCheckedContinuation { continuation in
            let hasHappened = state.withLock { state in
                guard !state.sentences.contains(sentence) else { return true }
                state.waiters.append((sentence, continuation))
                return false
            }
            if hasHappened { continuation.resume() }
        }
    }

    private static func ending(_ event: RunEvent) -> (JobID, String)? {
        switch event {
        case .committed(let job, _, let isCached): (job, isCached ? "cached" : "made")
        case .failed(let job, _): (job, "failed")
        case .leftOut(let job, let reason): (job, "left out: \(reason)")
        case .dropped(let job, let cause): (job, "dropped because of \(cause)")
        default: nil
        }
    }

    private static func describe(_ event: RunEvent) -> String {
        switch event {
        case .began(let run, let jobs): "began \(run) with \(jobs)"
        case .started(let job): "started \(job)"
        case .progressed(let job, let fraction): "progressed \(job) to \(fraction)"
        case .committed(let job, _, let isCached): isCached ? "found \(job)" : "made \(job)"
        case .published(let job, let file):
            "published \(file.artifact.name) of \(job) to \(file.path)" + (file.isNew ? "" : " again")
        case .retrying(let job, let failure, let attempt, let wait):
            "again \(job) in \(wait) after \(attempt): \(failure.message)"
        case .failed(let job, let failure): "failed \(job): \(failure.message)"
        case .leftOut(let job, let reason): "left out \(job): \(reason)"
        case .dropped(let job, let cause): "dropped \(job) because of \(cause)"
        case .draining: "draining"
        case .ended: "ended"
        }
    }
}
