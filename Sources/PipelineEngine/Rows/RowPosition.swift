/// A place in a file of rows.
public struct RowPosition: Hashable, Sendable, Comparable {
    /// The line, from 1.
    public let line: Int
    /// The column in Unicode scalars, from 1.
    public let column: Int

    /// Makes a position.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// Whether one place comes before another.
    public static func < (left: RowPosition, right: RowPosition) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}
