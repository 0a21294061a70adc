/// A place among the tokens of a condition, which moves on when one is taken.
struct ConditionCursor {
    /// The token at the place.
    private(set) var token: ConditionToken
    private let scalars: [UnicodeScalar]
    private var rest: ArraySlice<ConditionToken>

    init(_ scalars: [UnicodeScalar]) {
        self.scalars = scalars
        rest = ConditionLexer.tokens(of: scalars)[...]
        token = ConditionToken(kind: .end, span: scalars.count..<scalars.count)
        advance()
    }

    /// The token after the one at the place.
    var next: ConditionToken? { rest.first }

    /// Whether a part of a condition is over here.
    var isAtEnd: Bool { [.mark(.and), .mark(.or), .mark(.close), .end].contains(token.kind) }

    /// Moves on; at the end it stays there.
    mutating func advance() {
        if let next = rest.popFirst() { token = next }
    }

    /// Takes a mark if it is the one expected.
    mutating func take(_ mark: ConditionToken.Mark) -> Bool {
        guard token.kind == .mark(mark) else { return false }
        advance()
        return true
    }

    /// Takes a name or a value if there is one.
    mutating func takeOperand() -> ConditionClaim.Part? {
        let operand: ConditionNode.Operand
        switch token.kind {
        case .name(let name): operand = .name(name)
        case .value(let value): operand = .value(value)
        default: return nil
        }
        defer { advance() }
        return ConditionClaim.Part(operand: operand, span: token.span, source: source)
    }

    /// The token as it is written, at most its first 40 scalars.
    var source: String { String(String.UnicodeScalarView(scalars[token.span].prefix(40))) }

    /// What is wrong with the token if something else was expected.
    func unexpected(_ expected: String) -> ConditionIssue {
        switch token.kind {
        case .invalid(let problem, let suggestion): ConditionIssue(problem, at: token.span, suggestion: suggestion)
        case .end: issue("the condition ends where \(expected) was expected")
        default: issue("expected \(expected), found " + (source.hasPrefix("'") ? source : "'\(source)'"))
        }
    }

    /// What is wrong with the token.
    func issue(_ problem: String) -> ConditionIssue { ConditionIssue(problem, at: token.span) }
}
