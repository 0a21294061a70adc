import Dispatch
import FFmpeg

/// Sees to it that an encoder is the only one of its kind in this process.
///
/// SVT-AV1 fills tables that all its encoders share each time that one is opened, and lets go of some when one is
/// closed, while others read them: encoders side by side crash now and then. Debian 12 has 1.4.1; later ones are guarded,
/// <https://gitlab.com/AOMediaCodec/SVT-AV1/-/merge_requests/2605>.
final class SoleEncoder: Sendable {
    /// The turn of SVT-AV1, which is the process's as its tables are.
    static let av1 = SoleEncoder()

    private let turn = DispatchSemaphore(value: 1)

    /// Waits for the turn, and keeps it while `work` is done.
    ///
    /// - Returns: `false`, with nothing done, if the work was cancelled while it waited.
    func run(_ cancellation: CancellationToken, _ work: () -> Void) -> Bool {
        while turn.wait(timeout: .now() + .milliseconds(100)) == .timedOut {
            if cancellation.isCancelled { return false }
        }
        defer { turn.signal() }
        work()
        return true
    }
}
