import Synchronization

/// Stops work that blocks: FFmpeg's reads ask it, and loops ask it between packets.
public final class CancellationToken: Sendable {
    private let flag = Atomic(false)

    /// Makes a token that isn't cancelled.
    public init() {}

    /// Cancels the work.
    ///
    /// May be called from any thread, and again.
    public func cancel() { flag.store(true, ordering: .relaxed) }

    /// Whether the work was cancelled.
    public var isCancelled: Bool { flag.load(ordering: .relaxed) }
}
