/// What a reader accepts before it gives up.
public struct JSONLimits: Sendable {
    /// The longest text in bytes.
    public var bytes: Int
    /// How deep arrays and objects may be nested.
    ///
    /// The reader calls itself once a level, so this also bounds the stack.
    public var depth: Int
    /// After how many problems the reading stops.
    public var problems: Int

    /// Makes limits; the defaults suit files written by people: 16 MiB, 64 levels, 100 problems.
    public init(bytes: Int = 16 << 20, depth: Int = 64, problems: Int = 100) {
        self.bytes = bytes
        self.depth = depth
        self.problems = problems
    }
}
