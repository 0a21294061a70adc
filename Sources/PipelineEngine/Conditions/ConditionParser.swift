import JSON

/// Reads a condition by recursive descent, never deeper than ``deepest``.
///
/// `not` binds closer than `and`, and `and` closer than `or`. What the parts claim of their names and types is left to
/// ``ConditionChecker``, and what was claimed before a syntax error can be checked all the same.
struct ConditionParser {
    /// How many scalars a condition may have.
    static let longest = 4_096
    /// How deep parentheses and `not` may be nested.
    static let deepest = 64

    /// What was read so far requires of names and types, in the order of the text.
    private(set) var claims: [ConditionClaim] = []
    private let scalars: [UnicodeScalar]
    private var tokens: ArraySlice<ConditionToken> = []
    private var token: ConditionToken
    private var depth = 0

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
        token = ConditionToken(kind: .end, span: 0..<scalars.count)
    }

    /// Reads the whole text.
    ///
    /// - Throws: the first syntax error.
    mutating func parse() throws(ConditionIssue) -> ConditionNode {
        guard scalars.count <= Self.longest else {
            throw ConditionIssue(
                "a condition has at most \(Self.longest) characters, not \(scalars.count)",
                at: Self.longest..<scalars.count)
        }
        tokens = ConditionLexer.tokens(of: scalars)[...]
        advance()
        guard token.kind != .end else { throw ConditionIssue("the condition is empty", at: 0..<scalars.count) }
        let node = try parseJoined(by: .or)
        guard token.kind != .mark(.close) else { throw issue("this ')' has no '('", at: token.span) }
        return node
    }

    // MARK: Conditions

    private mutating func parseJoined(by connective: ConditionNode.Connective) throws(ConditionIssue) -> ConditionNode {
        var parts = [try parsePart(of: connective)]
        while take(connective.mark) { parts.append(try parsePart(of: connective)) }
        return .join(connective, parts)
    }

    private mutating func parsePart(of connective: ConditionNode.Connective) throws(ConditionIssue) -> ConditionNode {
        switch connective {
        case .or: try parseJoined(by: .and)
        case .and: try parseUnit()
        }
    }

    private mutating func parseUnit() throws(ConditionIssue) -> ConditionNode {
        switch token.kind {
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
        let open = token
        try enter()
        let node = try parseJoined(by: .or)
        depth -= 1
        guard take(.close) else { throw issue("this '(' has no ')'", at: open.span) }
        try requireEnd(chained: "only a name or a value can be compared, not what stands in parentheses")
        return node
    }

    private mutating func parseExistence() throws(ConditionIssue) -> ConditionNode {
        advance()
        guard case .name(let name) = token.kind else { throw unexpected("a name after 'exists'") }
        _ = takeOperand()
        try requireEnd(chained: "'exists \(name)' is a condition and can't be compared")
        return .exists(name)
    }

    /// Takes a `not` or an opening parenthesis, after which conditions stand one level deeper.
    private mutating func enter() throws(ConditionIssue) {
        depth += 1
        guard depth <= Self.deepest else {
            throw issue("a condition is nested at most \(Self.deepest) deep", at: token.span)
        }
        advance()
    }

    // MARK: Terms

    private mutating func parseTerm() throws(ConditionIssue) -> ConditionNode {
        guard let left = takeOperand() else { throw unexpected("a condition") }
        switch token.kind {
        case .comparison(let comparison): return try parseComparison(left, comparison)
        case .mark(.in): return try parseMembership(left)
        case .mark(.not) where tokens.first?.kind == .mark(.in):
            throw issue("'not' stands in front: not \(source(left.span)) in […]", at: token.span)
        case .mark(.open) where left.value == nil:
            // The name of a function is not meant to be a fact's.
            claims.removeLast()
            throw issue("conditions have no calls", at: left.span.lowerBound..<token.span.upperBound)
        default:
            guard isAtEnd else { throw unexpected("a comparison, 'and' or 'or'") }
            claims.append(.decides(left))
            return .operand(left.operand)
        }
    }

    private mutating func parseComparison(
        _ left: ConditionClaim.Part, _ comparison: ConditionNode.Comparison
    ) throws(ConditionIssue) -> ConditionNode {
        advance()
        guard let right = takeOperand() else { throw unexpected("a name or a value") }
        claims.append(.compares(left, comparison, right))
        try requireEnd(chained: "comparisons are not chained: write … and \(right.source) \(source(token.span)) …")
        return .comparison(left.operand, comparison, right.operand)
    }

    private mutating func parseMembership(_ left: ConditionClaim.Part) throws(ConditionIssue) -> ConditionNode {
        advance()
        let open = token
        guard take(.openList) else { throw unexpected("a list in square brackets, such as ['h264', 'vp9']") }
        var elements: [ConditionClaim.Part] = []
        repeat { elements.append(try parseElement()) } while take(.comma)
        guard token.kind != .end else { throw issue("this '[' has no ']'", at: open.span) }
        guard take(.closeList) else { throw unexpected("',' or ']'") }
        claims.append(.lists(left, elements))
        try requireEnd(chained: "a comparison with a list is a condition and can't be compared")
        return .membership(left.operand, elements.compactMap(\.value))
    }

    private mutating func parseElement() throws(ConditionIssue) -> ConditionClaim.Part {
        guard case .value = token.kind, let element = takeOperand() else {
            throw unexpected("a number, true, false or a string in single quotes")
        }
        return element
    }

    private mutating func takeOperand() -> ConditionClaim.Part? {
        let operand: ConditionNode.Operand
        switch token.kind {
        case .name(let name): operand = .name(name)
        case .value(let value): operand = .value(value)
        default: return nil
        }
        let part = ConditionClaim.Part(operand: operand, span: token.span, source: source(token.span))
        if case .name = operand { claims.append(.names(part)) }
        advance()
        return part
    }

    // MARK: Tokens

    private mutating func advance() {
        if let next = tokens.popFirst() { token = next }
    }

    private mutating func take(_ mark: ConditionToken.Mark) -> Bool {
        guard token.kind == .mark(mark) else { return false }
        advance()
        return true
    }

    /// Whether a part of the condition is over here.
    private var isAtEnd: Bool {
        [.mark(.and), .mark(.or), .mark(.close), .end].contains(token.kind)
    }

    /// Requires that a part of the condition is over; `chained` is what is wrong if a comparison follows.
    private func requireEnd(chained: String) throws(ConditionIssue) {
        switch token.kind {
        case .comparison, .mark(.in): throw issue(chained, at: token.span)
        case _ where !isAtEnd: throw unexpected("'and' or 'or'")
        default: return
        }
    }

    private func unexpected(_ expected: String) -> ConditionIssue {
        switch token.kind {
        case .invalid(let problem, let suggestion):
            ConditionIssue(problem, at: token.span, suggestion: suggestion)
        case .end: issue("the condition ends where \(expected) was expected", at: token.span)
        default: issue("expected \(expected), found \(found)", at: token.span)
        }
    }

    private var found: String {
        let source = source(token.span)
        return source.hasPrefix("'") ? source : "'\(source)'"
    }

    private func issue(_ problem: String, at span: Range<Int>) -> ConditionIssue { ConditionIssue(problem, at: span) }

    /// The beginning of a part of the text.
    private func source(_ span: Range<Int>) -> String {
        String(String.UnicodeScalarView(scalars[span].prefix(40)))
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
