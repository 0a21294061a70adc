import PipelineEngine
import Synchronization

/// Pauses that pass at once, or hold until their task is cancelled; written down.
final class Pauses: Sendable {
    private let isHolding: Bool
    private let noted = Mutex<[Duration]>([])

    init(isHolding: Bool = false) { self.isHolding = isHolding }

    /// The waits so far.
    var waits: [Duration] { noted.withLock(\.self) }

    /// The pauses as a runner takes them; chance is always in the middle.
    var pauses: RetryPauses {
        RetryPauses(
            wait: { duration in
                self.noted.withLock { $0.append(duration) }
                if self.isHolding { await Latch().wait() }
            }, chance: { 0.5 })
    }
}
