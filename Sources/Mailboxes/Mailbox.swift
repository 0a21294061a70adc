import Synchronization

/// Messages from many senders to one receiver, in the order in which they were posted.
///
/// Unlike an `AsyncStream` it goes on when the receiving task is cancelled: a cancelled run still hears what became of
/// the work it started, and throws away what that left behind.
public final class Mailbox<Message: Sendable>: Sendable {
    private struct State {
        var waiting: [Message] = []
        var receiver: CheckedContinuation<Message, Never>?
    }

    private let state = Mutex(State())

    /// Makes an empty mailbox.
    public init() {}

    /// Posts a message; it may be done from any thread.
    ///
    /// - Returns: how many messages wait.
    @discardableResult
    public func post(_ message: Message) -> Int {
        let (receiver, count) = state.withLock { state in
            defer { state.receiver = nil }
            if state.receiver == nil { state.waiting.append(message) }
            return (state.receiver, state.waiting.count)
        }
        receiver?.resume(returning: message)
        return count
    }

    /// Takes the oldest message, or returns `nil` if there is none.
    public func take() -> Message? {
        state.withLock { state in state.waiting.isEmpty ? nil : state.waiting.removeFirst() }
    }

    /// Takes the oldest message, and waits for one if there is none; one task at a time may wait.
    public func next() async -> Message {
        await withCheckedContinuation { continuation in
            let message = state.withLock { state -> Message? in
                guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
                state.receiver = continuation
                return nil
            }
            if let message { continuation.resume(returning: message) }
        }
    }
}
