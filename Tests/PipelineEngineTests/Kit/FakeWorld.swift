import PipelineEngine
import Synchronization

/// What fake stages work in: a disk, the files there are to find, and the mishaps that a test wants.
final class FakeWorld: Sendable {
    private struct State {
        var found: [FoundItem] = []
        var failures: [String: (failure: StageFailure, left: Int)] = [:]
        var silent: Set<String> = []
        var latches: [String: Latch] = [:]
        var batches: [[String]] = []
    }

    let disk: FakeDisk
    private let state = Mutex(State())

    init(_ disk: FakeDisk) { self.disk = disk }

    /// The files to find.
    var found: [FoundItem] { state.withLock(\.found) }

    /// The batches that were handed out, in their order, as names of jobs.
    var batches: [[String]] { state.withLock(\.batches) }

    /// Puts a file on the disk where `find` finds it.
    func file(_ name: String, _ text: String) {
        let path = "/in/" + name
        disk.write(text, to: path)
        let stem = name.split(separator: ".").first.map(String.init) ?? name
        state.withLock { $0.found.append(FoundItem(name: stem, path: path)) }
    }

    /// Forgets the files that were to be found.
    func forgetFiles() { state.withLock { $0.found = [] } }

    /// Lets a job fail so many times, or until ``mend(_:)``.
    func fail(_ job: String, _ reason: StageFailure.Reason = .unusableInput, times: Int = .max) {
        state.withLock { $0.failures[job] = (StageFailure(reason, "\(job) can't be done"), times) }
    }

    private func nextFailure(of job: String) -> StageFailure? {
        state.withLock { state in
            guard let (failure, left) = state.failures[job], left > 0 else { return nil }
            state.failures[job] = (failure, left - 1)
            return failure
        }
    }

    /// Lets a job work again.
    func mend(_ job: String) { state.withLock { $0.failures[job] = nil } }

    /// Lets a job end without a report.
    func silence(_ job: String) { state.withLock { _ = $0.silent.insert(job) } }

    /// Makes a job wait for a latch, or for being cancelled.
    func hold(_ job: String) -> Latch {
        let latch = Latch()
        state.withLock { $0.latches[job] = latch }
        return latch
    }

    fileprivate func latch(_ job: String) -> Latch? { state.withLock { $0.latches[job] } }

    func noteBatch(_ jobs: [String]) { state.withLock { $0.batches.append(jobs) } }

    /// Does a job's work, or what the test wants instead.
    func work(_ running: RunningJob<FakeStage>, _ report: JobReporter) async {
        let id = running.job.id
        let name = id.description
        report.progress(of: id, 0.5)
        if let latch = latch(name) {
            await latch.wait()
            guard !Task.isCancelled else { return report.finished(id, .failure(StageFailure(.cancelled, "cancelled"))) }
        }
        guard !state.withLock({ $0.silent.contains(name) }) else { return }
        if let failure = nextFailure(of: name) { return report.finished(id, .failure(failure)) }
        report.finished(id, .success(running.job.stage.draft(running, on: disk)))
    }
}

/// Holds one waiter until it is opened or its task is cancelled.
final class Latch: Sendable {
    private let stream: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    init() { (stream, continuation) = AsyncStream.makeStream() }

    func open() { continuation.finish() }

    func wait() async { for await _ in stream {} }
}
