import Synchronization

/// How much of an output was reported as done: never less than before, and never all of it before the end.
final class ReachedFraction: Sendable {
    /// What is reported at most while the source is read; 1 is for what is made and checked.
    private static let most = 0.99
    /// Steps that are worth a report.
    private static let step = 0.001

    private struct State {
        var reached = 0.0
        var endedSweeps = 0
    }

    private let state = Mutex(State())
    private let sweeps: Int

    /// Nothing yet of an output that takes part in this many sweeps, each of which counts the same.
    init(sweeps: Int) { self.sweeps = max(1, sweeps) }

    /// Takes in a fraction of the sweep that goes on, and returns what is to be reported because of it; `nil` if nothing
    /// is.
    func advance(to fraction: Double) -> Double? {
        state.withLock { state in
            let whole = (Double(min(state.endedSweeps, sweeps - 1)) + fraction) / Double(sweeps)
            let next = min(Self.most, whole)
            guard next >= state.reached + Self.step || (next == Self.most && state.reached < next) else { return nil }
            state.reached = next
            return next
        }
    }

    /// Takes in that a sweep has ended, and returns how many have, and whether it was the last.
    @discardableResult
    func endSweep() -> (count: Int, isLast: Bool) {
        state.withLock { state in
            state.endedSweeps += 1
            return (state.endedSweeps, state.endedSweeps >= sweeps)
        }
    }
}
