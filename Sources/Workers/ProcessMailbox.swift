import Synchronization

/// Something that a worker's conversation has to react to.
enum ProcessMessage: Sendable {
    /// A line that it wrote.
    case line([UInt8])
    /// It wrote more than it may.
    case tooMuch(String)
    /// It has closed its output.
    case closed
    /// Time went by.
    case tick
    /// The request of this number is to be stopped.
    case cancel(Int)
}

/// Messages about one worker, in the order in which they were posted.
///
/// It goes on when the receiving task is cancelled: a worker that is told to end is still heard.
final class ProcessMailbox: Sendable {
    private struct State {
        var waiting: [ProcessMessage] = []
        var receiver: CheckedContinuation<ProcessMessage, Never>?
    }

    private let state = Mutex(State())

    /// Posts a message; it may be done from any thread.
    ///
    /// - Returns: how many messages wait.
    @discardableResult
    func post(_ message: ProcessMessage) -> Int {
        let (receiver, count) = state.withLock { state in
            defer { state.receiver = nil }
            if state.receiver == nil { state.waiting.append(message) }
            return (state.receiver, state.waiting.count)
        }
        receiver?.resume(returning: message)
        return count
    }

    /// Takes the oldest message, and waits for one if there is none.
    func next() async -> ProcessMessage {
        await withCheckedContinuation { continuation in
            let message = state.withLock { state -> ProcessMessage? in
                guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
                state.receiver = continuation
                return nil
            }
            if let message { continuation.resume(returning: message) }
        }
    }
}
