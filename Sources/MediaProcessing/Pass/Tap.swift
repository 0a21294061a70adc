/// The inbox of an output or a node in one sweep.
struct Tap: Sendable {
    /// Where messages go.
    let inbox: Inbox<PassMessage>
    /// Which sweep it is, from 0.
    let sweep: Int

    /// Whether more is taken in this sweep.
    var isOpen: Bool { !inbox.isClosed && inbox.skipped <= sweep }

    /// Sends a message, and waits for room before if there is none; drops it if no more is taken in this sweep.
    func send(_ message: PassMessage, bytes: Int) {
        guard isOpen else { return }
        inbox.send(message, bytes: bytes)
    }

    /// Says how the sweep ended, whether more was taken in it or not.
    func end(_ outcome: Result<ReadSummary, MediaError>) { inbox.send(.end(outcome), bytes: 0) }
}
