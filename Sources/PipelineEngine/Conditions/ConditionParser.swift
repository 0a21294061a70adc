import JSON

/// Reads a condition by recursive descent, never deeper than ``deepest``.
///
/// `not` binds closer than `and`, and `and` closer than `or`. What the parts claim of their names and types is left to
/// ``ConditionChecker``, and what was claimed before a syntax error can be checked all the same.
struct ConditionParser {
    /// How deep parentheses and `not` may be nested.
    static let deepest = 64

    /// What was read so far requires of names and types, in the order of the text.
    private(set) var claims: [ConditionClaim] = []
    private var cursor: ConditionCursor
    private var depth = 0

    init(_ text: String) { cursor = ConditionCursor(Array(text.unicodeScalars)) }

    /// Reads the whole text.
    ///
    /// - Throws: the first syntax error.
    mutating func parse() throws(ConditionIssue) -> ConditionNode {
        guard cursor.token.kind != .end else {
            throw ConditionIssue("the condition is empty", at: 0..<cursor.token.span.upperBound)
        }
        let node = try parseJoined(by: .or)
        guard cursor.token.kind == .end else { throw cursor.issue("this ')' has no '('") }
        return node
    }

    // MARK: Conditions

    private mutating func parseJoined(by connective: ConditionNode.Connective) throws(ConditionIssue) -> ConditionNode {
        var parts = [try parsePart(of: connective)]
        while cursor.take(connective.mark) { parts.append(try parsePart(of: connective)) }
        return .join(connective, parts)
    }

    private mutating func parsePart(of connective: ConditionNode.Connective) throws(ConditionIssue) -> ConditionNode {
        switch connective {
        case .or: try parseJoined(by: .and)
        case .and: try parseUnit()
        }
    }

    private mutating func parseUnit() throws(ConditionIssue) -> ConditionNode {
        switch cursor.token.kind {
        case .mark(.not): try parseNegation()
        case .mark(.open): try parseParentheses()
        case .mark(.exists): try parseExistence()
        default: try parseTerm()
        }
    }

    private mutating func parseNegation() throws(ConditionIssue) -> ConditionNode {
        try enter()
        let node = try parseUnit()
        depth -= 1
        return .not(node)
    }

    private mutating func parseParentheses() throws(ConditionIssue) -> ConditionNode {
        let open = cursor
        try enter()
        let node = try parseJoined(by: .or)
        depth -= 1
        guard cursor.take(.close) else { throw open.issue("this '(' has no ')'") }
        try requireEnd(chained: "only a name or a value can be compared, not what stands in parentheses")
        return node
    }

    private mutating func parseExistence() throws(ConditionIssue) -> ConditionNode {
        cursor.advance()
        guard case .name(let name) = cursor.token.kind else { throw cursor.unexpected("a name after 'exists'") }
        _ = takeOperand()
        try requireEnd(chained: "'exists \(name)' is a condition and can't be compared")
        return .exists(name)
    }

    /// Takes a `not` or an opening parenthesis, after which conditions stand one level deeper.
    private mutating func enter() throws(ConditionIssue) {
        depth += 1
        guard depth <= Self.deepest else { throw cursor.issue("a condition is nested at most \(Self.deepest) deep") }
        cursor.advance()
    }

    // MARK: Terms

    private mutating func parseTerm() throws(ConditionIssue) -> ConditionNode {
        guard let left = takeOperand() else { throw cursor.unexpected("a condition") }
        switch cursor.token.kind {
        case .comparison(let comparison): return try parseComparison(left, comparison)
        case .mark(.in): return try parseMembership(left)
        case .mark(.not) where cursor.next?.kind == .mark(.in):
            throw cursor.issue("'not' stands in front: not \(left.source) in […]")
        case .mark(.open) where left.value == nil:
            // The name of a function is not meant to be a fact's.
            claims.removeLast()
            throw ConditionIssue("conditions have no calls", at: left.span)
        default:
            guard cursor.isAtEnd else { throw cursor.unexpected("a comparison, 'and' or 'or'") }
            claims.append(.decides(left))
            return .operand(left.operand)
        }
    }

    private mutating func parseComparison(
        _ left: ConditionClaim.Part, _ comparison: ConditionNode.Comparison
    ) throws(ConditionIssue) -> ConditionNode {
        cursor.advance()
        guard let right = takeOperand() else { throw cursor.unexpected("a name or a value") }
        claims.append(.compares(left, comparison, right))
        try requireEnd(chained: "comparisons are not chained: write … and \(right.source) \(cursor.source) …")
        return .comparison(left.operand, comparison, right.operand)
    }

    private mutating func parseMembership(_ left: ConditionClaim.Part) throws(ConditionIssue) -> ConditionNode {
        cursor.advance()
        let open = cursor
        guard cursor.take(.openList) else {
            throw cursor.unexpected("a list in square brackets, such as ['h264', 'vp9']")
        }
        var elements: [ConditionClaim.Part] = []
        repeat { elements.append(try parseElement()) } while cursor.take(.comma)
        guard cursor.token.kind != .end else { throw open.issue("this '[' has no ']'") }
        guard cursor.take(.closeList) else { throw cursor.unexpected("',' or ']'") }
        claims.append(.lists(left, elements))
        try requireEnd(chained: "a comparison with a list is a condition and can't be compared")
        return .membership(left.operand, elements.compactMap(\.value))
    }

    private mutating func parseElement() throws(ConditionIssue) -> ConditionClaim.Part {
        guard case .value = cursor.token.kind, let element = takeOperand() else {
            throw cursor.unexpected("a number, true, false or a string in single quotes")
        }
        return element
    }

    private mutating func takeOperand() -> ConditionClaim.Part? {
        let part = cursor.takeOperand()
        if let part, part.value == nil { claims.append(.names(part)) }
        return part
    }

    /// Requires that a part of the condition is over; `chained` is what is wrong if a comparison follows.
    private func requireEnd(chained: String) throws(ConditionIssue) {
        switch cursor.token.kind {
        case .comparison, .mark(.in): throw cursor.issue(chained)
        case _ where !cursor.isAtEnd: throw cursor.unexpected("'and' or 'or'")
        default: return
        }
    }
}

extension ConditionNode.Connective {
    fileprivate var mark: ConditionToken.Mark {
        switch self {
        case .and: .and
        case .or: .or
        }
    }
}
