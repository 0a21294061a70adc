import Foundation

/// Runs work that waits for a disk on a thread of its own, so that it holds no thread of the shared pool.
func onThread<Value: Sendable>(
    _ work: @escaping @Sendable () -> Result<Value, TransferError>
) async -> Result<Value, TransferError> {
    await withCheckedContinuation { continuation in
        Thread { continuation.resume(returning: work()) }.start()
    }
}
