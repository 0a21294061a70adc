import Synchronization

/// How much of an output was reported as done: never less than before, and never all of it before the end.
final class ReachedFraction: Sendable {
    /// What is reported at most while the source is read; 1 is for what is made and checked.
    private static let most = 0.99
    /// Steps that are worth a report.
    private static let step = 0.001

    private let reached = Mutex(0.0)

    /// Takes in a fraction, and returns what is to be reported because of it; `nil` if nothing is.
    func advance(to fraction: Double) -> Double? {
        reached.withLock { reached in
            let next = min(Self.most, fraction)
            guard next >= reached + Self.step || (next == Self.most && reached < next) else { return nil }
            reached = next
            return next
        }
    }
}
