import Dispatch
import Foundation

/// A thread that does one piece of work and can be waited for.
///
/// FFmpeg's calls block for long; they never run on threads of Swift's shared pool.
struct WorkThread: Sendable {
    private let ended = DispatchSemaphore(value: 0)

    /// Starts a thread.
    init(name: String, _ work: @escaping @Sendable () -> Void) {
        let ended = ended
        let thread = Thread {
            work()
            ended.signal()
        }
        thread.name = name
        thread.stackSize = 4 << 20
        thread.start()
    }

    /// Waits until the work is done.
    ///
    /// To be called once.
    func join() { ended.wait() }
}
