import Synchronization

/// Stops work that blocks: FFmpeg's reads ask it, and loops ask it between packets.
///
/// It also counts what was moved, for whoever wants to know whether the work goes on.
public final class CancellationToken: Sendable {
    private let flag = Atomic(false)
    private let count = Atomic(0)

    /// Makes a token that isn't cancelled.
    public init() {}

    /// Cancels the work.
    ///
    /// May be called from any thread, and again.
    public func cancel() { flag.store(true, ordering: .relaxed) }

    /// Whether the work was cancelled.
    public var isCancelled: Bool { flag.load(ordering: .relaxed) }

    /// Counts a packet or frame that was moved.
    ///
    /// May be called from any thread.
    public func countMove() { count.add(1, ordering: .relaxed) }

    /// How many packets and frames were moved, by all that the token was handed to.
    public var moved: Int { count.load(ordering: .relaxed) }
}
