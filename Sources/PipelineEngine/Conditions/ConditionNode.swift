import JSON

/// A condition taken apart.
indirect enum ConditionNode: Hashable, Sendable {
    /// A name or a value that stands alone.
    case operand(Operand)
    /// Whether a fact is there.
    case exists(String)
    /// Two things compared.
    case comparison(Operand, Comparison, Operand)
    /// Whether something is one of a list.
    case membership(Operand, [JSONValue])
    /// The contrary.
    case not(ConditionNode)
    /// Two parts or more, none of them joined by the same word: ``join(_:_:)`` sees to that.
    case joined(Connective, [ConditionNode])

    /// What is compared.
    enum Operand: Hashable, Sendable {
        /// A name, which stands for its fact.
        case name(String)
        /// A number, a string or a boolean.
        case value(JSONValue)
    }

    /// How two things are compared.
    enum Comparison: String, CaseIterable, Sendable {
        case equal = "=="
        case unequal = "!="
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
    }

    /// What joins conditions.
    enum Connective: String, CaseIterable, Sendable {
        case and
        case or
    }

    /// Joins conditions; what is already joined by the same word is taken in.
    static func join(_ connective: Connective, _ parts: [ConditionNode]) -> ConditionNode {
        let flat = parts.flatMap { part -> [ConditionNode] in
            guard case .joined(connective, let inner) = part else { return [part] }
            return inner
        }
        return flat.count == 1 ? flat[0] : .joined(connective, flat)
    }

    /// The names in it.
    var names: Set<String> {
        switch self {
        case .operand(let operand), .membership(let operand, _): operand.names
        case .exists(let name): [name]
        case .comparison(let left, _, let right): left.names.union(right.names)
        case .not(let node): node.names
        case .joined(_, let parts): parts.reduce(into: []) { $0.formUnion($1.names) }
        }
    }
}

extension ConditionNode.Operand {
    fileprivate var names: Set<String> {
        guard case .name(let name) = self else { return [] }
        return [name]
    }
}
