/// What was read of a JSON text, and all that is wrong with it.
public struct JSONDocument: Sendable {
    /// The value, as far as it could be read; `nil` if there is none.
    ///
    /// Where something is wrong it holds what was probably meant: the first of two members with one name, the string
    /// without its closing quote, `null` for a value that isn't there.
    public let root: JSONNode?
    /// What is wrong, in the order of the text; empty for a text that follows RFC 8259.
    public let problems: [JSONSyntaxError]
    /// What of `root` is a guess.
    let doubts: JSONDoubts

    /// Whether what `root` says of a place is what the text says.
    ///
    /// A problem with a token makes a guess of that token, one with quotes or brackets of its lines. Where a bracket is
    /// missing, nothing is sure that depends on what a value doesn't hold.
    public func isCertain(_ position: JSONPosition) -> Bool { !doubts.contains(position) }
}
