import JSON

extension ConditionNode {
    /// What makes the condition hold, or keeps it from holding: sentences without their full stop, each once.
    func reasons(_ facts: (String) -> JSONValue?) -> [String] {
        switch self {
        case .operand(.value), .comparison(.value, _, .value), .membership(.value, _):
            [text + (holds(facts) ? " always holds" : " never holds")]
        case .exists(let name): [name + (holds(facts) ? " is there" : " isn't there")]
        case .operand(.name(let name)): [Self.finding(name, facts) { _ in "" }]
        case .comparison(.name(let name), let comparison, .value(let value)):
            [Self.finding(name, facts) { comparison.verdict($0, value) }]
        case .comparison(.value(let value), let comparison, .name(let name)):
            [Self.finding(name, facts) { comparison.mirrored.verdict($0, value) }]
        case .comparison(.name(let left), _, .name(let right)):
            [Self.finding(left, facts) { _ in "" } + " and " + Self.finding(right, facts) { _ in "" }]
        case .membership(.name(let name), let elements):
            [Self.finding(name, facts) { _ in verdict(elements, holds: holds(facts)) }]
        case .not(let node): node.reasons(facts)
        case .joined(let connective, let parts): Self.decisive(parts, of: connective, holds: holds(facts), facts)
        }
    }

    /// One part that fails decides an `and`, and one that holds an `or`; otherwise it takes all of them.
    private static func decisive(
        _ parts: [ConditionNode], of connective: Connective, holds: Bool, _ facts: (String) -> JSONValue?
    ) -> [String] {
        guard holds == (connective == .and) else {
            return parts.first { $0.holds(facts) == holds }?.reasons(facts) ?? []
        }
        var told: Set<String> = []
        return parts.flatMap { $0.reasons(facts) }.filter { told.insert($0).inserted }
    }

    /// What a name's fact is, and what follows from it.
    private static func finding(
        _ name: String, _ facts: (String) -> JSONValue?, _ verdict: (JSONValue) -> String
    ) -> String {
        guard let fact = Operand.name(name).value(facts) else { return "\(name) isn't there" }
        return "\(name) is \(fact.shortened)\(verdict(fact))"
    }

    private func verdict(_ elements: [JSONValue], holds: Bool) -> String {
        (holds ? ", one of " : ", not one of ") + elements.map(\.shortened).joined(separator: ", ")
    }
}

extension ConditionNode.Comparison {
    /// The end of a sentence that begins with the fact: how it compares with a value.
    fileprivate func verdict(_ fact: JSONValue, _ value: JSONValue) -> String {
        guard fact.kind == value.kind else { return ", not \(value.kind)" }
        let holds = holds(fact, value)
        return switch self {
        case .equal: holds ? "" : ", not \(value.shortened)"
        case .unequal: holds ? ", not \(value.shortened)" : ""
        default: (holds ? ", which is " : ", not ") + "\(rawValue) \(value.shortened)"
        }
    }

    /// The comparison with its sides exchanged.
    fileprivate var mirrored: Self {
        switch self {
        case .equal, .unequal: self
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        }
    }
}

extension JSONValue {
    /// The value as a condition writes it, of a long string only the beginning.
    fileprivate var shortened: String {
        guard case .string(let text) = self, text.count > 60 else { return literal }
        return JSONValue.string(text.prefix(60) + "…").literal
    }
}
