import JSON

extension ConditionNode {
    /// The condition in its canonical form, with the fewest parentheses.
    var text: String {
        switch self {
        case .operand(let operand): operand.text
        case .exists(let name): "exists \(name)"
        case .comparison(let left, let comparison, let right): "\(left.text) \(comparison.rawValue) \(right.text)"
        case .membership(let operand, let elements):
            operand.text + " in [" + elements.map(\.literal).joined(separator: ", ") + "]"
        case .not(.joined(let connective, let parts)): "not (\(ConditionNode.joined(connective, parts).text))"
        case .not(let node): "not \(node.text)"
        case .joined(let connective, let parts):
            parts.map { $0.text(in: connective) }.joined(separator: " \(connective.rawValue) ")
        }
    }

    private func text(in connective: Connective) -> String {
        guard case .joined(.or, _) = self, connective == .and else { return text }
        return "(\(text))"
    }
}

extension ConditionNode.Operand {
    /// The name, or the value as a condition writes it.
    var text: String {
        switch self {
        case .name(let name): name
        case .value(let value): value.literal
        }
    }
}

extension JSONValue {
    /// The value as a condition writes it; a list or an object, which a condition can't write, by its kind.
    var literal: String {
        switch self {
        case .number(let number): number.canonical
        case .string(let text): "'" + Self.doublingQuotes(text) + "'"
        case .bool(let value): value ? "true" : "false"
        case .null, .array, .object: kind
        }
    }

    /// Doubles quotes scalar by scalar, since a quote with a combining mark is another character.
    private static func doublingQuotes(_ text: String) -> String {
        var doubled = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar == "'" { doubled.append(scalar) }
            doubled.append(scalar)
        }
        return String(doubled)
    }
}
