/// One thing that is wrong with a file of rows.
public struct RowIssue: Error, Hashable, Sendable {
    /// Where it is; `nil` for what is wrong with the file as such.
    public let position: RowPosition?
    /// What is wrong, as a sentence without its full stop.
    public let problem: String

    /// Makes an issue.
    public init(_ problem: String, at position: RowPosition?) {
        self.problem = problem
        self.position = position
    }
}
