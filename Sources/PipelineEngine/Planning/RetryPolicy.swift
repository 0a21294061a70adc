/// When work that another machine kept from being done is tried again.
///
/// Each wait is twice the one before, up to a longest, and up to a quarter shorter or longer by chance, so that many jobs that
/// failed at once don't come back at once.
public struct RetryPolicy: Hashable, Sendable {
    /// How long the first wait is.
    public var first: Duration = .seconds(2)
    /// How long a wait is at most.
    public var longest: Duration = .seconds(60)
    /// How many retries a run may spend before any of its work has succeeded.
    public var budget = 20

    /// Makes the usual policy.
    public init() {}

    /// How long to wait before another attempt.
    ///
    /// - Parameters:
    ///   - attempts: how many attempts were made, from 1.
    ///   - chance: a number from 0 to 1.
    /// - Returns: the wait.
    public func wait(after attempts: Int, chance: Double) -> Duration {
        let doublings = min(max(attempts, 1) - 1, 20)
        let plain = min(first * (1 << doublings), longest)
        return plain * (0.75 + 0.5 * min(max(chance, 0), 1))
    }
}

/// How many retries a run has left: a service that is down is not asked thousands of times.
///
/// A retry takes one from it, and ten jobs that succeed put one back.
struct RetryBudget: Hashable, Sendable {
    private let limit: Int
    private var tenths: Int

    init(_ limit: Int) {
        self.limit = limit
        tenths = limit * 10
    }

    /// Takes a retry, if one is left.
    mutating func take() -> Bool {
        guard tenths >= 10 else { return false }
        tenths -= 10
        return true
    }

    /// Notes that a job succeeded.
    mutating func noteSuccess() { tenths = min(tenths + 1, limit * 10) }
}
