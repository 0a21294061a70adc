/// What a download may cost.
public struct DownloadLimits: Hashable, Sendable {
    /// The largest file in bytes.
    public var bytes: Int
    /// How long all tries may take together, waits among them.
    public var deadline: Duration

    /// Makes limits; the defaults suit clips: 2 GiB, 15 minutes.
    public init(bytes: Int = 2 << 30, deadline: Duration = .seconds(900)) {
        self.bytes = bytes
        self.deadline = deadline
    }
}
