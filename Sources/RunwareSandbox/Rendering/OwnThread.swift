import FFmpeg
import Foundation

/// A thread made for one piece of blocking work.
enum OwnThread {
    /// Runs the work on a thread of its own and waits for it without holding a thread of the shared pool.
    ///
    /// Cancelling the calling task cancels `token`; the work looks at it now and then.
    static func run<Value: Sendable>(
        until token: CancellationToken, _ work: @escaping @Sendable () -> Value
    ) async -> Value {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                Thread { continuation.resume(returning: work()) }.start()
            }
        } onCancel: {
            token.cancel()
        }
    }
}
