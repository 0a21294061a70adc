/// A place in a JSON text.
public struct JSONPosition: Hashable, Sendable, Comparable {
    /// How many bytes come before it.
    public let offset: Int
    /// The line, from 1.
    public let line: Int
    /// The column in Unicode scalars, from 1.
    public let column: Int

    /// Makes a position.
    public init(offset: Int, line: Int, column: Int) {
        self.offset = offset
        self.line = line
        self.column = column
    }

    /// Whether one place comes before another.
    public static func < (left: JSONPosition, right: JSONPosition) -> Bool { left.offset < right.offset }
}
