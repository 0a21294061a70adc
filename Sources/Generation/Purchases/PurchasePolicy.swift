public import Transfer

/// How a purchase is pursued.
public struct PurchasePolicy: Hashable, Sendable {
    /// When to ask for a render, and for how long.
    public var polls: PollSchedule
    /// When to send a task again that wasn't taken in, and how often.
    public var resends: RetrySchedule
    /// How many tasks may be bought in one run where renders fail for reasons that may pass.
    public var attempts: Int
    /// How long the server surely knows a task's name, so that sending it again can't buy it twice.
    public var dedupeWindow: Duration
    /// How many answers in a row without a trace of a task are believed.
    public var traceless: Int
    /// How long after being taken in a task may be unknown before that means something.
    public var settling: Duration
    /// How long after being taken in answers without anything in them count as a render going on.
    public var silence: Duration
    /// How many polls in a row may fail before a task that the server never spoke of is left to the next run.
    public var unanswered: Int
    /// How many answers in a row without anything pending end the wait for clips that are missing.
    public var stalled: Int

    /// Makes the usual policy: 30 minutes of dedupe window, two tasks a run.
    public init() {
        polls = PollSchedule()
        resends = RetrySchedule(
            tries: 5, first: .seconds(2), growth: 2, longest: .seconds(30), jitter: 0.3, longestAsked: .seconds(120))
        attempts = 2
        dedupeWindow = .seconds(1_800)
        traceless = 3
        settling = .seconds(120)
        silence = .seconds(7_200)
        stalled = 60
        unanswered = 8
    }
}
