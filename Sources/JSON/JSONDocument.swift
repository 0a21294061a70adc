/// What was read of a JSON text, and all that is wrong with it.
public struct JSONDocument: Sendable {
    /// The value, as far as it could be read; `nil` if there is none.
    ///
    /// Where something is wrong it holds what was probably meant: the first of two members with one name, the string
    /// without its closing quote, `null` for a value that isn't there.
    public let root: JSONNode?
    /// What is wrong, in the order of the text; empty for a text that follows RFC 8259.
    public let problems: [JSONSyntaxError]
    /// The first bracket that was never closed, or that another kind of bracket closed.
    ///
    /// What comes after it may belong elsewhere than `root` has it.
    public let unclosed: JSONPosition?

    /// Whether what `root` says of a place is what the text says.
    ///
    /// It isn't sure on the line of a problem, after an unclosed bracket, nor at the beginning of a value that such a
    /// bracket stands in, since members may have gone elsewhere.
    public func isCertain(_ position: JSONPosition) -> Bool {
        guard !problems.contains(where: { $0.position.line == position.line }) else { return false }
        guard let unclosed else { return true }
        return position < unclosed && !outlineContains(position, around: unclosed)
    }

    private func outlineContains(_ position: JSONPosition, around place: JSONPosition) -> Bool {
        var next = root
        while let node = next, node.range.contains(place) {
            if node.position == position { return true }
            let parts = node.elements ?? node.members?.map(\.node) ?? []
            next = parts.first { $0.range.contains(place) }
        }
        return false
    }
}
