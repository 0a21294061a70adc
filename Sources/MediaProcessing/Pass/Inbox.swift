import Dispatch
import Synchronization

/// A first-in-first-out queue between senders and one receiver, each on a thread of its own, bounded in bytes.
///
/// There is one inbox an output, and nothing ever waits for a particular message, so no arrangement of streams can
/// make a pass stand still: a sender waits only for room, and a receiver that is done closes its inbox, after which
/// sending drops.
final class Inbox<Message: Sendable>: Sendable {
    private struct State {
        /// Those that wait, from `first` on; before it are the empty places of those that were taken.
        var messages: [(message: Message?, bytes: Int)] = []
        var first = 0
        var bytes = 0
        var isFinished = false
        var isClosed = false
        var skipped = 0
        var waitingSenders = 0
    }

    private let state = Mutex(State())
    private let filled = DispatchSemaphore(value: 0)
    private let room = DispatchSemaphore(value: 0)
    private let capacity: Int

    /// Makes an empty inbox that takes this many bytes, or one message if that is larger.
    init(capacity: Int) { self.capacity = capacity }

    /// Puts in a message, and waits for room before if there is none.
    ///
    /// - Returns: `false` if the receiver has closed the inbox; the message is dropped.
    @discardableResult
    func send(_ message: Message, bytes: Int) -> Bool {
        while true {
            let outcome = state.withLock { state -> Bool? in
                guard !state.isClosed else { return false }
                guard state.bytes == 0 || state.bytes + bytes <= capacity else {
                    state.waitingSenders += 1
                    return nil
                }
                state.messages.append((message, bytes))
                state.bytes += bytes
                return true
            }
            guard let outcome else {
                room.wait()
                continue
            }
            if outcome { filled.signal() }
            return outcome
        }
    }

    /// Says that no message follows.
    func finish() {
        state.withLock { $0.isFinished = true }
        filled.signal()
    }

    /// Takes the next message, and waits for it; `nil` when no message follows.
    func receive() -> Message? {
        while true {
            filled.wait()
            let (message, waiting) = take()
            wake(waiting)
            if let message { return message }
            if state.withLock({ $0.isFinished || $0.isClosed }) { return nil }
        }
    }

    /// Takes no more: what is in the inbox and what is still sent is dropped.
    func close() {
        let waiting = state.withLock { state in
            defer { state = State(isFinished: state.isFinished, isClosed: true) }
            return state.waitingSenders
        }
        wake(waiting)
    }

    /// Whether the receiver has closed the inbox.
    var isClosed: Bool { state.withLock { $0.isClosed } }

    /// Says that nothing more is needed of the first rounds of messages, so many of them; what is sent of them still comes.
    func skip(_ rounds: Int) { state.withLock { $0.skipped = max($0.skipped, rounds) } }

    /// Of how many rounds nothing more is needed.
    var skipped: Int { state.withLock { $0.skipped } }

    private func take() -> (Message?, waitingSenders: Int) {
        state.withLock { state in
            guard state.first < state.messages.count else { return (nil, 0) }
            let (message, bytes) = state.messages[state.first]
            // What was taken is the receiver's alone, to let go of when it is done with it.
            state.messages[state.first].message = nil
            state.first += 1
            state.bytes -= bytes
            if state.first > 64 {
                state.messages.removeFirst(state.first)
                state.first = 0
            }
            defer { state.waitingSenders = 0 }
            return (message, state.waitingSenders)
        }
    }

    /// Lets senders try again that found no room.
    private func wake(_ senders: Int) { for _ in 0..<senders { room.signal() } }
}
