/// Runs work and cancels it when the time is up.
///
/// The work is waited for even then, so nothing of it runs on afterwards. If it comes to its end all the same, its
/// result counts.
///
/// - Returns: What the work came to, or `nil` if the time was up first.
func withDeadline<Value: Sendable>(
    _ limit: Duration, on time: TimeSource, _ work: @escaping @Sendable () async -> Result<Value, TransferError>
) async -> Result<Value, TransferError>? {
    await withTaskGroup(of: DeadlineOutcome<Value>.self) { group in
        group.addTask { .finished(await work()) }
        group.addTask { await waitForDeadline(limit, on: time) }
        var isTimeUp = false
        while let outcome = await group.next() {
            switch outcome {
            case .finished(let result):
                group.cancelAll()
                return isTimeUp && !result.isSuccess ? nil : result
            case .timeIsUp:
                isTimeUp = true
                group.cancelAll()
            case .cancelled:
                break
            }
        }
        return nil
    }
}

private enum DeadlineOutcome<Value: Sendable>: Sendable {
    case finished(Result<Value, TransferError>)
    case timeIsUp
    case cancelled
}

private func waitForDeadline<Value>(_ limit: Duration, on time: TimeSource) async -> DeadlineOutcome<Value> {
    do {
        try await time.sleep(for: limit)
        return .timeIsUp
    } catch {
        return .cancelled
    }
}

extension Result {
    fileprivate var isSuccess: Bool {
        guard case .success = self else { return false }
        return true
    }
}
