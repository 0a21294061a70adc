import JSON
import SeededRandom

@testable import PipelineEngine

/// Makes conditions by chance, well typed, over ``ConditionLab/vocabulary``.
struct RandomCondition {
    private typealias Operand = ConditionNode.Operand

    var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    /// Numbers that are close to one another, or the same otherwise written.
    private static let numbers = [
        "0", "-0.0", "1", "1.0", "10e-1", "-1", "2.04", "2.0400", "2.04000000000000000001", "0.1", "0.10", "1e-1",
        "0.1000000000000000055511151231257827", "1e400", "1.1e400", "-1e400", "1e-400", "9007199254740992",
        "9007199254740993", "99", "100", "1e2", "-99", "-100", "1000000000000000000000000",
    ]

    /// Strings with what is special in one language or another, and of which UTF-16 gives another order.
    private static let strings = [
        "", "'", "''", "it's", "a", "B", "b", "ab", "é", "z", "'\u{301}", "\"", "\\", "\\n", "\n", "\u{7}", "Ａ", "😀",
        "${x}", "and", "opus",
    ]

    /// Makes a condition whose tree has at most this depth.
    mutating func node(depth: Int) -> ConditionNode {
        guard depth > 0 else { return leaf() }
        switch Int.random(in: 0..<6, using: &random) {
        case 0: return .not(node(depth: depth - 1))
        case 1, 2: return .join(.and, parts(depth: depth - 1))
        case 3, 4: return .join(.or, parts(depth: depth - 1))
        default: return leaf()
        }
    }

    /// Makes a value for every name.
    mutating func facts() -> [String: JSONValue] {
        ConditionLab.vocabulary.facts.sorted { $0.key < $1.key }.reduce(into: [:]) { facts, fact in
            facts[fact.key] = value(fact.value.type)
        }
    }

    private mutating func parts(depth: Int) -> [ConditionNode] {
        (0..<Int.random(in: 1...4, using: &random)).map { _ in node(depth: depth) }
    }

    private mutating func leaf() -> ConditionNode {
        let type = pick(FactDeclaration.ValueType.allCases)
        switch Int.random(in: 0..<8, using: &random) {
        case 0: return .operand(operand(.boolean))
        case 1: return .exists(name(type))
        case 2, 3:
            let elements = (0..<Int.random(in: 1...4, using: &random)).map { _ in value(type) }
            return .membership(operand(type), elements)
        default:
            let comparisons = type == .boolean ? [.equal, .unequal] : ConditionNode.Comparison.allCases
            return .comparison(operand(type), pick(comparisons), operand(type))
        }
    }

    private mutating func operand(_ type: FactDeclaration.ValueType) -> Operand {
        Bool.random(using: &random) ? .name(name(type)) : .value(value(type))
    }

    private mutating func name(_ type: FactDeclaration.ValueType) -> String {
        pick(ConditionLab.vocabulary.facts.filter { $0.value.type == type }.keys.sorted())
    }

    private mutating func value(_ type: FactDeclaration.ValueType) -> JSONValue {
        switch type {
        case .boolean: .bool(Bool.random(using: &random))
        case .string: .string(pick(Self.strings))
        case .number: JSONNumber(literal: pick(Self.numbers)).map(JSONValue.number) ?? .null
        }
    }

    /// One of some things.
    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &random)]
    }
}
