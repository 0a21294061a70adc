public import Foundation
public import Transfer

/// What purchases need of the world besides the server and the ledger: time, chance and new names.
public struct PurchaseWorld: Sendable {
    let time: TimeSource
    let makeTaskUUID: @Sendable () -> TaskUUID
    private let leaving: @Sendable () async -> Void
    private let now: @Sendable () -> Date
    private let chance: @Sendable () -> Double

    /// Makes a world.
    ///
    /// - Parameters:
    ///   - time: Measures waits.
    ///   - now: Tells the time of day, which goes on between runs.
    ///   - chance: Draws a number from 0 to 1 for the jitter of each wait.
    ///   - makeTaskUUID: Draws a new task name. It must never draw one twice.
    ///   - leaving: Returns once the user wants to leave, or the task that called it is cancelled.
    public init(
        time: TimeSource, now: @escaping @Sendable () -> Date, chance: @escaping @Sendable () -> Double,
        makeTaskUUID: @escaping @Sendable () -> TaskUUID, leaving: @escaping @Sendable () async -> Void
    ) {
        self.time = time
        self.now = now
        self.chance = chance
        self.makeTaskUUID = makeTaskUUID
        self.leaving = leaving
    }

    /// Waits for a while, or until the user wants to leave.
    ///
    /// - Throws: `CancellationError` as soon as the task is cancelled.
    func wait(for duration: Duration) async throws(CancellationError) -> PurchaseEvent {
        let event = await withTaskGroup(of: PurchaseEvent.self) { group in
            group.addTask {
                do { try await time.sleep(for: duration) } catch {}
                return .waited
            }
            group.addTask {
                await leaving()
                return .left
            }
            defer { group.cancelAll() }
            return await group.next() ?? .waited
        }
        guard !Task.isCancelled else { throw CancellationError() }
        return event
    }

    /// This moment.
    var moment: PurchaseMoment { PurchaseMoment(now: now(), elapsed: time.elapsed, chance: chance()) }
}
