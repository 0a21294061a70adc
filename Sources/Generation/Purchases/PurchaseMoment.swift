public import Foundation

/// When something happened, and the number drawn for it.
public struct PurchaseMoment: Sendable {
    /// The time of day, which goes on while the program doesn't run.
    public let now: Date
    /// The time since the program began to care.
    public let elapsed: Duration
    /// A number from 0 to 1 for the jitter of a wait.
    public let chance: Double

    /// Makes a moment.
    public init(now: Date, elapsed: Duration, chance: Double) {
        self.now = now
        self.elapsed = elapsed
        self.chance = chance
    }
}
