import Foundation

/// Runs blocking work on a thread made for it, and waits without holding a thread of Swift's shared pool.
///
/// The work doesn't see that the calling task is cancelled: hand it a token of its own.
public func onThread<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
        let thread = Thread { continuation.resume(returning: work()) }
        thread.stackSize = 1 << 20
        thread.start()
    }
}
