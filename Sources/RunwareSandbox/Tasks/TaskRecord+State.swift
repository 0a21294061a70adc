import Foundation

extension TaskRecord {
    /// How far each result is at a moment, given what has become of their files.
    func states(at now: Date, renders: [RenderState]) -> [ResultState] {
        renders.indices.map { state(of: $0, at: now, render: renders[$0]) }
    }

    private func state(of result: Int, at now: Date, render: RenderState) -> ResultState {
        guard !fate.isUnfinished, now >= dueTime(of: result) else { return .processing(progress: progress(at: now)) }
        if let failure = fate.failures[result] { return .failure(.failure(failure, taskUUID: request.taskUUID)) }
        switch render {
        case .pending: return .processing(progress: progress(at: now))
        case .ready: return .success
        case .broken(let reason): return .failure(broken(reason))
        }
    }

    private func progress(at now: Date) -> Int {
        let whole = renderTime.seconds
        guard whole > 0 else { return 99 }
        return min(99, max(0, Int(now.timeIntervalSince(acceptedAt) / whole * 100)))
    }

    private func broken(_ reason: String) -> APIError {
        var error = APIError.failure(.failed(code: "inferenceError"), taskUUID: request.taskUUID)
        error.message = reason
        return error
    }
}
