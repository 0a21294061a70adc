/// What a reader accepts before it gives up.
public struct JSONLimits: Sendable {
    /// The longest text in bytes.
    public var bytes: Int
    /// How deep arrays and objects may be nested.
    public var depth: Int

    /// Makes limits; the defaults suit files written by people: 16 MiB, 64 levels.
    public init(bytes: Int = 16 << 20, depth: Int = 64) {
        self.bytes = bytes
        self.depth = depth
    }
}
