import JSON

/// What a single parameter may be.
enum ParameterRule: Sendable {
    case text
    case choice([String])
    case integer(ClosedRange<Int>)
    case truth
    case webAddress

    /// What is wrong with a value, or `nil`.
    func issue(_ parameter: String, _ value: JSONValue) -> GenerationIssue? {
        guard !allows(value) else { return nil }
        return GenerationIssue(parameter, "must be \(expectation), not \(ParameterRule.shown(value))", allowed: allowed)
    }

    private func allows(_ value: JSONValue) -> Bool {
        switch self {
        case .text: value.string.map { !$0.isEmpty } ?? false
        case .choice(let names): value.string.map(names.contains) ?? false
        case .integer(let range): value.int.map(range.contains) ?? false
        case .truth: value.bool != nil
        case .webAddress: value.string.map { $0.hasPrefix("https://") || $0.hasPrefix("http://") } ?? false
        }
    }

    private var expectation: String {
        switch self {
        case .text: "a text that isn't empty"
        case .choice(let names): names.count == 1 ? "'\(names[0])'" : "one of \(names.count) names"
        case .integer(let range) where range.upperBound == .max: "a whole number from \(range.lowerBound)"
        case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .truth: "true or false"
        case .webAddress: "a URL"
        }
    }

    private var allowed: [String] {
        guard case .choice(let names) = self else { return [] }
        return names
    }

    /// A value as an error shows it; of an address nothing is shown, because it may hold a signature.
    private static func shown(_ value: JSONValue) -> String {
        switch value {
        case .array, .object: return value.kind
        case .string(let text) where text.contains("://") || text.count > 40: return "a longer text"
        case .string(let text): return "'\(text)'"
        default: return JSONWriter.write(value)
        }
    }
}
