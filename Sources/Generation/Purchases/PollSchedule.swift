/// When to ask for a render.
///
/// A value: it reads no clock and draws no random numbers.
public struct PollSchedule: Hashable, Sendable {
    /// The wait before the first question.
    public var first: Duration
    /// What each wait is multiplied by to give the next.
    public var growth: Double
    /// The longest wait, before jitter.
    public var longest: Duration
    /// How much of a wait is added at most by chance: 0.2 makes 10 s anything from 10 s to 12 s.
    public var jitter: Double
    /// How long to go on asking.
    public var budget: Duration

    /// Makes a schedule; by itself 3 s, half as much again each time up to 10 s, for 20 minutes.
    public init(
        first: Duration = .seconds(3), growth: Double = 1.5, longest: Duration = .seconds(10), jitter: Double = 0.2,
        budget: Duration = .seconds(1_200)
    ) {
        self.first = first
        self.growth = growth
        self.longest = longest
        self.jitter = jitter
        self.budget = budget
    }

    /// Decides when to ask.
    ///
    /// - Parameters:
    ///   - asked: How many questions there have been.
    ///   - elapsed: How long asking has gone on.
    ///   - chance: A number from 0 to 1 that stands for the jitter.
    /// - Returns: The wait before the next question, or `nil` if the time is used up.
    public func wait(afterPolls asked: Int, elapsed: Duration, chance: Double) -> Duration? {
        var wait = first
        for _ in 0..<max(asked, 0) {
            guard wait < longest else { break }
            wait = wait * growth
        }
        wait = min(wait, longest) * (1 + jitter * chance)
        return elapsed + wait <= budget ? wait : nil
    }
}
