public import Foundation
public import Transfer

/// What purchases need of the world besides the server and the ledger: time, chance and new names.
public struct PurchaseWorld: Sendable {
    let time: TimeSource
    let makeTaskUUID: @Sendable () -> TaskUUID
    private let now: @Sendable () -> Date
    private let chance: @Sendable () -> Double

    /// Makes a world.
    ///
    /// - Parameters:
    ///   - time: Measures waits.
    ///   - now: Tells the time of day, which goes on between runs.
    ///   - chance: Draws a number from 0 to 1 for the jitter of each wait.
    ///   - makeTaskUUID: Draws a new task name. It must never draw one twice.
    public init(
        time: TimeSource, now: @escaping @Sendable () -> Date, chance: @escaping @Sendable () -> Double,
        makeTaskUUID: @escaping @Sendable () -> TaskUUID
    ) {
        self.time = time
        self.now = now
        self.chance = chance
        self.makeTaskUUID = makeTaskUUID
    }

    /// This moment.
    var moment: PurchaseMoment { PurchaseMoment(now: now(), elapsed: time.elapsed, chance: chance()) }
}
