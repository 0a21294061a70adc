public import JSON

/// What a setting accepts.
public indirect enum FieldShape: Sendable, Hashable {
    /// `true` or `false`.
    case boolean
    /// A whole number in a range.
    case integer(ClosedRange<Int>)
    /// A number in a range.
    case number(ClosedRange<Double>)
    /// Text, not empty.
    case text
    /// One of a few words.
    case choice([String])
    /// A list, not empty, whose elements all have this shape.
    case list(FieldShape)
    /// An object with members of its own.
    case object
    /// Any value.
    case any
    /// A value that has any one of these shapes.
    case either([FieldShape])

    /// What is accepted, in the words of an error: `a whole number from 16 to 4096`.
    public var words: String {
        switch self {
        case .boolean: "true or false"
        case .integer(let range) where range.lowerBound == range.upperBound: "\(range.lowerBound)"
        case .integer(let range) where range.upperBound == .max: "a whole number of at least \(range.lowerBound)"
        case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .number(let range) where range.upperBound >= 1e15: "a number"
        case .number(let range): "a number from \(Self.text(range.lowerBound)) to \(Self.text(range.upperBound))"
        case .text: "a string that is not empty"
        case .choice(let words):
            words.count == 1 ? "'\(words[0])'" : "one of " + words.map { "'\($0)'" }.joined(separator: ", ")
        case .list(let element): "a list that is not empty, each element \(element.words)"
        case .object: "an object"
        case .any: "any value"
        case .either(let shapes): shapes.map(\.words).joined(separator: ", or ")
        }
    }

    /// What is accepted, for a complaint about a value: a number or truth value in quotes is told to lose them.
    ///
    /// What stands alone where a list of such is accepted is told to stand in brackets.
    func words(against value: JSONValue) -> String {
        if case .list(let element) = self, value.array == nil, let one = element.meant(by: value) {
            return "a list; write [\(JSONWriter.write(one))]"
        }
        guard let text = value.string, let node = try? JSONReader.read(text), accepts(node.value) else { return words }
        return words + " without quotes"
    }

    /// Whether a value is accepted.
    public func accepts(_ value: JSONValue) -> Bool {
        switch (self, value) {
        case (.boolean, .bool), (.object, .object), (.any, _): true
        case (.integer(let range), .number(let number)): number.int.map(range.contains) ?? false
        case (.number(let range), .number(let number)): range.contains(number.double)
        case (.text, .string(let text)): !text.isEmpty
        case (.choice(let words), .string(let word)): words.contains(word)
        case (.list(let element), .array(let elements)): !elements.isEmpty && elements.allSatisfy(element.accepts)
        case (.either(let shapes), _): shapes.contains { $0.accepts(value) }
        default: false
        }
    }

    /// What an element is if a value is meant as the only one.
    private func meant(by value: JSONValue) -> JSONValue? {
        if accepts(value) { return value }
        if let text = value.string, Template(text)?.wholeReference != nil { return value }
        guard let text = value.string, let node = try? JSONReader.read(text), accepts(node.value) else { return nil }
        return node.value
    }

    /// Whether a value of a parameter's type may turn out to be accepted.
    func mayAccept(_ type: ParameterDeclaration.ValueType) -> Bool {
        switch self {
        case .boolean: type == .boolean
        case .integer: type == .integer
        case .number: type == .integer || type == .number
        case .text, .choice: type == .string
        case .list, .object: false
        case .any: true
        case .either(let shapes): shapes.contains { $0.mayAccept(type) }
        }
    }

    /// The words among which a misspelt one may be looked for.
    var vocabulary: [String] {
        switch self {
        case .choice(let words): words
        case .either(let shapes): shapes.flatMap(\.vocabulary)
        default: []
        }
    }

    private static func text(_ value: Double) -> String { JSONWriter.write(.double(value)) }
}
