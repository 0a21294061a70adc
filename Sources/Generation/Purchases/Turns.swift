import Synchronization

/// Lets those who want the same thing have it one after the other, in the order they came.
final class Turns: Sendable {
    private let lines = Mutex(TurnLines())

    /// Waits for the turn.
    ///
    /// - Throws: `CancellationError` if the task is cancelled while it waits; then there is nothing to give back.
    func take(_ key: String) async throws(CancellationError) {
        let place = lines.withLock { $0.draw() }
        let isGranted = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isFree = lines.withLock { $0.enter(key, place: place, continuation) }
                if isFree { continuation.resume(returning: true) }
                if Task.isCancelled { leave(key, place) }
            }
        } onCancel: {
            leave(key, place)
        }
        guard isGranted else { throw CancellationError() }
    }

    /// Gives the turn to the next.
    func giveBack(_ key: String) {
        lines.withLock { $0.next(key) }?.resume(returning: true)
    }

    private func leave(_ key: String, _ place: Int) {
        lines.withLock { $0.leave(key, place: place) }?.resume(returning: false)
    }
}

/// Who waits for what.
private struct TurnLines: Sendable {
    typealias Waiter = CheckedContinuation<Bool, Never>

    private var lines: [String: [(place: Int, waiter: Waiter)]] = [:]
    private var drawn = 0

    mutating func draw() -> Int {
        drawn += 1
        return drawn
    }

    /// Whether the turn is free and now taken; else the waiter stands in line.
    mutating func enter(_ key: String, place: Int, _ waiter: Waiter) -> Bool {
        guard lines[key] != nil else {
            lines[key] = []
            return true
        }
        lines[key]?.append((place, waiter))
        return false
    }

    mutating func next(_ key: String) -> Waiter? {
        guard lines[key]?.isEmpty == false else {
            lines[key] = nil
            return nil
        }
        return lines[key]?.removeFirst().waiter
    }

    mutating func leave(_ key: String, place: Int) -> Waiter? {
        guard let index = lines[key]?.firstIndex(where: { $0.place == place }) else { return nil }
        return lines[key]?.remove(at: index).waiter
    }
}
