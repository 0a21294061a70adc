/// Why a text is not JSON, and where.
public struct JSONSyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, as a sentence without its full stop.
    public let problem: String
    /// Where it is.
    public let position: JSONPosition

    /// Makes an error.
    public init(_ problem: String, at position: JSONPosition) {
        self.problem = problem
        self.position = position
    }

    /// `line:column: problem`.
    public var description: String { "\(position.line):\(position.column): \(problem)" }
}
