import JSON

/// What a part of a condition requires of names and types.
enum ConditionClaim {
    /// A name or a value, and where it stands.
    struct Part {
        let operand: ConditionNode.Operand
        let span: Range<Int>
        /// How it is written, at most its first 40 scalars.
        let source: String

        /// The value, if this is no name.
        var value: JSONValue? {
            guard case .value(let value) = operand else { return nil }
            return value
        }
    }

    /// There is such a name.
    case names(Part)
    /// It is `true` or `false`.
    case decides(Part)
    /// The two can be compared in this way.
    case compares(Part, ConditionNode.Comparison, Part)
    /// The elements are of one type, which is the first part's too.
    case lists(Part, [Part])
}

/// Finds the claims of a condition that a vocabulary doesn't bear out.
struct ConditionChecker {
    private let vocabulary: ConditionVocabulary

    /// Makes a checker of names and types.
    init(_ vocabulary: ConditionVocabulary) { self.vocabulary = vocabulary }

    /// What is wrong with a claim, or `nil` if it holds or rests on an unknown name.
    func issue(with claim: ConditionClaim) -> ConditionIssue? {
        switch claim {
        case .names(let part): unknownName(part)
        case .decides(let part): noCondition(part)
        case .compares(let left, let comparison, let right):
            otherType(left, right) ?? noOrder(left, comparison, right)
        case .lists(let part, let elements): mixture(elements) ?? elements.first.flatMap { otherType(part, $0) }
        }
    }

    private func unknownName(_ part: ConditionClaim.Part) -> ConditionIssue? {
        guard case .name(let name) = part.operand, vocabulary[name] == nil else { return nil }
        let suggestion = nearest(to: name)
        let hint = suggestion == nil ? hint(for: name) : ""
        return ConditionIssue("no fact is called '\(part.source)'\(hint)", at: part.span, suggestion: suggestion)
    }

    /// What may be written instead of a name that is like no other.
    private func hint(for name: String) -> String {
        guard name.contains(".") else { return "; a string stands in single quotes" }
        let known = siblings(of: name).sorted().joined(separator: ", ")
        return known.isEmpty ? "" : "; there are \(known)"
    }

    /// The names that are like another one but for its last word.
    private func siblings(of name: String) -> [String] {
        guard let dot = name.lastIndex(of: ".") else { return [] }
        return vocabulary.facts.keys.filter { known in
            known.hasPrefix(name[...dot]) && !known[name.index(after: dot)...].contains(".")
        }
    }

    /// A name that is spelt much the same, or of which only the last words were written.
    private func nearest(to name: String) -> String? {
        let siblings = siblings(of: name)
        if let last = name.split(separator: ".").last, !siblings.isEmpty {
            let words = siblings.map { $0.split(separator: ".").last.map(String.init) ?? "" }
            return NearestName.find(String(last), among: words).map { name.dropLast(last.count) + $0 }
        }
        return NearestName.find(name, among: vocabulary.facts.keys)
            ?? vocabulary.facts.keys.sorted().first { $0.hasSuffix(".\(name)") }
    }

    private func noCondition(_ part: ConditionClaim.Part) -> ConditionIssue? {
        guard let type = type(of: part), type != .boolean else { return nil }
        return ConditionIssue("\(part.source) is \(type.words) and no condition unless it is compared", at: part.span)
    }

    private func otherType(_ left: ConditionClaim.Part, _ right: ConditionClaim.Part) -> ConditionIssue? {
        guard let leftType = type(of: left), let rightType = type(of: right), leftType != rightType else { return nil }
        return ConditionIssue(
            "\(left.source) is \(leftType.words) and \(right.source) is \(rightType.words); they can't be compared",
            at: left.span.lowerBound..<right.span.upperBound)
    }

    private func noOrder(
        _ left: ConditionClaim.Part, _ comparison: ConditionNode.Comparison, _ right: ConditionClaim.Part
    ) -> ConditionIssue? {
        guard type(of: left) == .boolean, type(of: right) == .boolean, comparison.isOrder else { return nil }
        return ConditionIssue(
            "true and false have no order, so they are compared with '==' or '!=' and not with '\(comparison.rawValue)'",
            at: left.span.lowerBound..<right.span.upperBound)
    }

    private func mixture(_ elements: [ConditionClaim.Part]) -> ConditionIssue? {
        guard let first = elements.first, let firstType = type(of: first) else { return nil }
        let strangers = elements.lazy.filter { type(of: $0) != firstType }
        guard let stranger = strangers.first, let type = type(of: stranger) else { return nil }
        return ConditionIssue(
            "the list begins with \(firstType.words), and \(stranger.source) is \(type.words)", at: stranger.span)
    }

    private func type(of part: ConditionClaim.Part) -> FactDeclaration.ValueType? {
        switch part.operand {
        case .name(let name): vocabulary[name]?.type
        case .value(.number): .number
        case .value(.string): .string
        case .value: .boolean
        }
    }
}

extension ConditionNode.Comparison {
    fileprivate var isOrder: Bool { self != .equal && self != .unequal }
}

extension FactDeclaration.ValueType {
    fileprivate var words: String {
        switch self {
        case .number: "a number"
        case .string: "a string"
        case .boolean: "true or false"
        }
    }
}
