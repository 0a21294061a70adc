import JSON

extension ConditionNode {
    /// Whether the condition holds for these facts.
    func holds(_ facts: (String) -> JSONValue?) -> Bool {
        switch self {
        case .operand(let operand): operand.value(facts) == true
        case .exists(let name): Operand.name(name).value(facts) != nil
        case .comparison(let left, let comparison, let right):
            comparison.holds(left.value(facts), right.value(facts))
        case .membership(let operand, let elements):
            operand.value(facts).map { value in elements.contains { Comparison.equal.holds(value, $0) } } ?? false
        case .not(let node): !node.holds(facts)
        case .joined(.and, let parts): parts.allSatisfy { $0.holds(facts) }
        case .joined(.or, let parts): parts.contains { $0.holds(facts) }
        }
    }
}

extension ConditionNode.Operand {
    /// The value, or the name's fact; `nil` if it isn't there.
    func value(_ facts: (String) -> JSONValue?) -> JSONValue? {
        switch self {
        case .value(let value): return value
        case .name(let name):
            let fact = facts(name)
            return fact == .null ? nil : fact
        }
    }
}

extension ConditionNode.Comparison {
    /// Whether two values compare so; false if one isn't there or they are of different types.
    func holds(_ left: JSONValue?, _ right: JSONValue?) -> Bool {
        switch (left, right) {
        case (.number(let left), .number(let right)): holds(left, right)
        case (.string(let left), .string(let right)): holds(left, right)
        case (.bool(let left), .bool(let right)): self == .equal ? left == right : self == .unequal && left != right
        default: false
        }
    }

    private func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
        switch self {
        case .equal: left == right
        case .unequal: left != right
        case .less: left < right
        case .lessOrEqual: left <= right
        case .greater: left > right
        case .greaterOrEqual: left >= right
        }
    }
}
