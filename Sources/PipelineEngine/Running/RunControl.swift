import Synchronization

/// Lets somebody outside ask a run to start nothing new.
public final class RunControl: Sendable {
    private let state = Mutex<(isDraining: Bool, listener: (@Sendable () -> Void)?)>((false, nil))

    /// Makes a control nobody has used yet.
    public init() {}

    /// Asks the run to finish what runs and start nothing new.
    ///
    /// Asking again changes nothing.
    public func drain() {
        let listener = state.withLock { state in
            defer { state.isDraining = true }
            return state.isDraining ? nil : state.listener
        }
        listener?()
    }

    /// Calls `listener` once when somebody asks, or at once if somebody has.
    func onDrain(_ listener: @escaping @Sendable () -> Void) {
        let isDraining = state.withLock { state in
            state.listener = listener
            return state.isDraining
        }
        if isDraining { listener() }
    }
}
