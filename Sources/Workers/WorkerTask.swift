import Synchronization

/// A request in the worker that deals with it.
public final class WorkerTask<Event: Codable & Sendable>: Sendable {
    private struct State {
        var isCancelled = false
        var onCancel: (@Sendable () -> Void)?
        var moved: (@Sendable () -> Int)?
    }

    private let state = Mutex(State())
    private let send: @Sendable (Event) -> Void

    init(_ send: @escaping @Sendable (Event) -> Void) { self.send = send }

    /// Reports that something happened.
    public func report(_ event: Event) { send(event) }

    /// Says what is called when the request is to be stopped, and what counts the work that gets done.
    ///
    /// - Parameters:
    ///   - cancel: called once at the most, from another thread.
    ///   - moved: a count that grows as long as work gets done; called from another thread.
    public func follow(cancel: @escaping @Sendable () -> Void, moved: @escaping @Sendable () -> Int) {
        let isCancelled = state.withLock { state in
            (state.onCancel, state.moved) = (cancel, moved)
            return state.isCancelled
        }
        if isCancelled { cancel() }
    }

    func cancel() {
        let action = state.withLock { state in
            defer { state.isCancelled = true }
            return state.isCancelled ? nil : state.onCancel
        }
        action?()
    }

    /// How much has been done.
    var moved: Int { state.withLock(\.moved)?() ?? 0 }
}
