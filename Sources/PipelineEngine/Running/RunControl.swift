import Synchronization

/// Lets somebody outside ask a run to start nothing new.
public final class RunControl: Sendable {
    private struct State {
        var isDraining = false
        var listeners: [Int: @Sendable () -> Void] = [:]
        var lastListener = 0
    }

    private let state = Mutex(State())

    /// Makes a control nobody has used yet.
    public init() {}

    /// Asks the run to finish what runs and start nothing new.
    ///
    /// Asking again changes nothing. Who listens hears of it in the order in which they began to: the run before the work
    /// that it started, so that it knows why that ends.
    public func drain() {
        let listeners = state.withLock { state in
            defer { state.listeners = [:] }
            state.isDraining = true
            return state.listeners.sorted { $0.key < $1.key }
        }
        for (_, listener) in listeners { listener() }
    }

    /// Returns once somebody has asked, or the calling task is cancelled.
    public func drained() async {
        let (asked, asking) = AsyncStream.makeStream(of: Never.self)
        let number = onDrain { asking.finish() }
        for await _ in asked {}
        state.withLock { $0.listeners[number] = nil }
    }

    /// Calls `listener` once when somebody asks, or at once if somebody has; returns its number.
    @discardableResult
    func onDrain(_ listener: @escaping @Sendable () -> Void) -> Int {
        let (number, isDraining) = state.withLock { state in
            state.lastListener += 1
            if !state.isDraining { state.listeners[state.lastListener] = listener }
            return (state.lastListener, state.isDraining)
        }
        if isDraining { listener() }
        return number
    }
}
