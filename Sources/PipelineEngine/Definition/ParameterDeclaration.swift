public import JSON

/// A parameter that a pipeline file declares and its stages use as `${name}`.
public struct ParameterDeclaration: Sendable, Hashable {
    /// The type of a parameter's value.
    public enum ValueType: String, CaseIterable, Sendable {
        /// Text.
        case string
        /// A whole number.
        case integer
        /// A number.
        case number
        /// `true` or `false`.
        case boolean
    }

    /// The type of its value.
    public var type = ValueType.string
    /// Its value where none is given; without a default a value must be given.
    public var defaultValue: JSONValue?
    /// The least value of a number.
    public var minimum: JSONNumber?
    /// The greatest value of a number.
    public var maximum: JSONNumber?
    /// The values there are to choose from; `nil` if every value of the type will do.
    public var choices: [JSONValue]?
    /// What it is for, in a sentence.
    public var summary: String?

    /// Makes a text parameter without a default.
    public init() {}

    /// Why a value can't be the parameter's, or `nil` if it can.
    public func objection(to value: JSONValue) -> String? { objection(to: value, amongChoices: true) }

    func objection(to value: JSONValue, amongChoices: Bool) -> String? {
        guard fits(value) else { return "must be \(typeInWords), not \(value.kind)" }
        if amongChoices, let choices, !choices.contains(value) {
            let words = choices.map(FieldContext.short).joined(separator: ", ")
            return "must be one of \(words), not \(FieldContext.short(value))"
        }
        guard let number = value.number else { return nil }
        if let minimum, number.double < minimum.double { return "must be at least \(minimum), not \(number)" }
        if let maximum, number.double > maximum.double { return "must be at most \(maximum), not \(number)" }
        return nil
    }

    /// Reads a value from the text that a command line or a cell gives, or returns `nil` if it doesn't fit the type.
    ///
    /// `true` and `false` may be written in any case, because spreadsheets write `TRUE`.
    public func value(fromText text: String) -> JSONValue? {
        switch type {
        case .string: .string(text)
        case .integer, .number: JSONNumber(literal: text).map(JSONValue.number).flatMap { fits($0) ? $0 : nil }
        case .boolean: ["true": .bool(true), "false": .bool(false)][text.lowercased()]
        }
    }

    /// Why a text that fits no value of the type is refused.
    public func objection(toText text: String) -> String {
        let trimmed = String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        let advice =
            trimmed != text && value(fromText: trimmed) != nil ? "; leave out the spaces around it" : ""
        return "must be \(typeInWords), not '\(text.prefix(60))'\(advice)"
    }

    private func fits(_ value: JSONValue) -> Bool {
        switch (type, value) {
        case (.string, .string), (.boolean, .bool), (.number, .number): true
        case (.integer, .number(let number)): number.int != nil
        default: false
        }
    }

    private var typeInWords: String {
        switch type {
        case .string: "a string"
        case .integer: "a whole number"
        case .number: "a number"
        case .boolean: "true or false"
        }
    }
}
