import Synchronization

/// A clock on which short waits are over at once, which moves it on; longer ones wait until it has come so far.
final class Clockwork: Clock, Sendable {
    struct Instant: InstantProtocol {
        let offset: Duration
        func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        func duration(to other: Instant) -> Duration { other.offset - offset }
        static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    fileprivate struct State {
        var now = Duration.zero
        var waits: [Duration] = []
        var sleepers: [Int: (until: Duration, continuation: CheckedContinuation<Void, any Error>)] = [:]
        var drawn = 0
    }

    private let patience: Duration
    private let state = Mutex(State())

    /// Makes a clock on which waits of at most this length are over at once.
    init(skipping patience: Duration = .seconds(60)) { self.patience = patience }

    var now: Instant { Instant(offset: state.withLock { $0.now }) }
    var minimumResolution: Duration { .nanoseconds(1) }
    /// All short waits so far.
    var waits: [Duration] { state.withLock { $0.waits } }

    /// Lets time pass.
    func skip(_ duration: Duration) {
        let woken = state.withLock { state in
            state.now += duration
            return state.takeWoken()
        }
        for continuation in woken { continuation.resume() }
    }

    /// Waits until a number of tasks sleep.
    func waitForSleepers(_ count: Int) async throws {
        while state.withLock({ $0.sleepers.count < count }) {
            try Task.checkCancellation()
            await Task.yield()
        }
    }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try Task.checkCancellation()
        let wait = deadline.offset - now.offset
        guard wait > patience else {
            state.withLock { $0.waits.append(wait) }
            return skip(wait)
        }
        let number = state.withLock { state in
            state.drawn += 1
            return state.drawn
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                add(continuation, number, until: deadline.offset)
            }
        } onCancel: {
            remove(number)?.resume(throwing: CancellationError())
        }
    }

    private func add(_ continuation: CheckedContinuation<Void, any Error>, _ number: Int, until: Duration) {
        state.withLock { $0.sleepers[number] = (until, continuation) }
        guard Task.isCancelled else { return skip(.zero) }
        remove(number)?.resume(throwing: CancellationError())
    }

    private func remove(_ number: Int) -> CheckedContinuation<Void, any Error>? {
        state.withLock { $0.sleepers.removeValue(forKey: number)?.continuation }
    }
}

extension Clockwork.State {
    /// Takes out those whose time has come.
    fileprivate mutating func takeWoken() -> [CheckedContinuation<Void, any Error>] {
        let woken = sleepers.filter { $0.value.until <= now }
        for number in woken.keys { sleepers[number] = nil }
        return woken.values.map(\.continuation)
    }
}
