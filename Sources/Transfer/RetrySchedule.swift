/// How long to wait before trying again, and when to give up.
///
/// A value: it reads no clock and draws no random numbers.
public struct RetrySchedule: Hashable, Sendable {
    /// How many tries there are, the first among them.
    public var tries: Int
    /// The wait after the first failure.
    public var first: Duration
    /// What each wait is multiplied by to give the next.
    public var growth: Double
    /// The longest wait, before jitter.
    public var longest: Duration
    /// How much of a wait is added at most by chance: 0.3 makes 10 s anything from 10 s to 13 s.
    public var jitter: Double
    /// The longest wait that a server may ask for; it is not kept waiting for longer.
    public var longestAsked: Duration

    /// Makes a schedule.
    public init(
        tries: Int, first: Duration, growth: Double, longest: Duration, jitter: Double, longestAsked: Duration
    ) {
        self.tries = tries
        self.first = first
        self.growth = growth
        self.longest = longest
        self.jitter = jitter
        self.longestAsked = longestAsked
    }

    /// For files that a CDN is still copying: 8 tries over a little more than a minute.
    public static let download = RetrySchedule(
        tries: 8, first: .seconds(2), growth: 1.6, longest: .seconds(20), jitter: 0.3, longestAsked: .seconds(60))

    /// Decides about a failure.
    ///
    /// - Parameters:
    ///   - failures: How many tries have failed, this one among them; from 1.
    ///   - asked: What the server asked for, if it did. A shorter wait than the schedule's own isn't granted.
    ///   - chance: A number from 0 to 1 that stands for the jitter.
    /// - Returns: The wait before the next try, or `nil` to give up.
    public func wait(afterFailures failures: Int, asked: Duration?, chance: Double) -> Duration? {
        guard failures < tries else { return nil }
        var wait = first
        for _ in 1..<max(failures, 1) where wait < longest { wait = wait * growth }
        let own = min(wait, longest) * (1 + jitter * chance)
        return max(own, min(asked ?? .zero, longestAsked))
    }
}
