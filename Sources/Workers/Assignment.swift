import Mailboxes
import Synchronization

/// A request on its way through the pool, and whoever waits for its end.
final class Assignment<Request: Codable & Sendable, Event: Codable & Sendable>: Sendable {
    typealias Outcome = Result<Void, WorkerFailure>

    private struct State {
        var isCancelled = false
        var conversation: (mailbox: Mailbox<ProcessMessage>, id: Int)?
        var outcome: Outcome?
        var waiting: CheckedContinuation<Outcome, Never>?
    }

    /// Makes the request for a worker that may write to a folder.
    let request: @Sendable (String) -> Request
    /// Whether it is to be a worker's first request.
    let needsFreshWorker: Bool
    /// Called with each event.
    let report: @Sendable (Event) -> Void
    private let state = Mutex(State())

    init(
        _ request: @escaping @Sendable (String) -> Request, needsFreshWorker: Bool,
        _ report: @escaping @Sendable (Event) -> Void
    ) {
        self.request = request
        self.needsFreshWorker = needsFreshWorker
        self.report = report
    }

    /// Waits for the end.
    func outcome() async -> Outcome {
        await withCheckedContinuation { continuation in
            let outcome = state.withLock { state -> Outcome? in
                if state.outcome == nil { state.waiting = continuation }
                return state.outcome
            }
            if let outcome { continuation.resume(returning: outcome) }
        }
    }

    /// Says how it ended; the first word counts.
    func finish(_ outcome: Outcome) {
        let waiting = state.withLock { state in
            defer { state.waiting = nil }
            if state.outcome == nil { state.outcome = outcome }
            return state.waiting
        }
        waiting?.resume(returning: outcome)
    }

    /// Wants it stopped; the conversation it is in hears of it.
    func cancel() {
        let conversation = state.withLock { state in
            state.isCancelled = true
            return state.conversation
        }
        if let (mailbox, id) = conversation { mailbox.post(.cancel(id)) }
    }

    /// Says which conversation it is in from now on, and what number it has there.
    func enter(_ mailbox: Mailbox<ProcessMessage>, as id: Int) {
        let isCancelled = state.withLock { state in
            state.conversation = (mailbox, id)
            return state.isCancelled
        }
        if isCancelled { mailbox.post(.cancel(id)) }
    }

    /// Whether it is to be stopped.
    var isCancelled: Bool { state.withLock(\.isCancelled) }
}
