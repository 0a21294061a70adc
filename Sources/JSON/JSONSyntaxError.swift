/// Why a text is not JSON, and where.
public struct JSONSyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong and what to do, as a sentence without its full stop.
    public let problem: String
    /// Where it is.
    public let position: JSONPosition
    /// Where it ends, if it is a piece of the text and not a place between two.
    public let end: JSONPosition?
    /// What was probably meant, if that can be guessed.
    public let suggestion: String?

    /// Makes an error.
    public init(_ problem: String, at position: JSONPosition, to end: JSONPosition? = nil, suggestion: String? = nil) {
        self.problem = problem
        self.position = position
        self.end = end
        self.suggestion = suggestion
    }

    /// What is wrong, and what was perhaps meant.
    public var sentence: String { problem + (suggestion.map { "; did you mean '\($0)'?" } ?? "") }

    /// `line:column: sentence`.
    public var description: String { "\(position.line):\(position.column): \(sentence)" }
}
