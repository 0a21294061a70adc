import Synchronization

/// What waits to be done, and who waits for something to do: workers that are there before such as would be started.
final class AssignmentQueue<Request: Codable & Sendable, Event: Codable & Sendable>: Sendable {
    typealias Waiting = CheckedContinuation<Assignment<Request, Event>?, Never>

    private struct State {
        var assignments: [Assignment<Request, Event>] = []
        var warm: [Waiting] = []
        var cold: [Waiting] = []
        var isFinished = false
    }

    private let state = Mutex(State())

    /// Puts in an assignment.
    func add(_ assignment: Assignment<Request, Event>) {
        let receiver = state.withLock { state -> Waiting? in
            let prefersCold = assignment.needsFreshWorker && !state.cold.isEmpty
            if !prefersCold, let warm = state.warm.popLast() { return warm }
            if let cold = state.cold.popLast() { return cold }
            state.assignments.append(assignment)
            return nil
        }
        receiver?.resume(returning: assignment)
    }

    /// Takes out an assignment that nobody has begun with.
    ///
    /// - Returns: whether it was there.
    func withdraw(_ assignment: Assignment<Request, Event>) -> Bool {
        state.withLock { state in
            let count = state.assignments.count
            state.assignments.removeAll { $0 === assignment }
            return state.assignments.count < count
        }
    }

    /// Takes the oldest assignment, and waits for one; `nil` when none follows.
    func next(isWarm: Bool) async -> Assignment<Request, Event>? {
        await withCheckedContinuation { continuation in
            let (assignment, isDecided) = state.withLock { state -> (Assignment<Request, Event>?, Bool) in
                guard state.assignments.isEmpty else { return (state.assignments.removeFirst(), true) }
                guard !state.isFinished else { return (nil, true) }
                if isWarm { state.warm.append(continuation) } else { state.cold.append(continuation) }
                return (nil, false)
            }
            if isDecided { continuation.resume(returning: assignment) }
        }
    }

    /// Says that no assignment follows.
    func finish() {
        let waiting = state.withLock { state in
            state.isFinished = true
            defer { (state.warm, state.cold) = ([], []) }
            return state.warm + state.cold
        }
        for continuation in waiting { continuation.resume(returning: nil) }
    }
}
