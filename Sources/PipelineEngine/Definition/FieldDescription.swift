public import JSON

/// What there is to know of a setting without its owner: what the schema, the reference and the completion print.
public struct FieldDescription: Hashable, Sendable {
    /// The name in the file.
    public let name: String
    /// What it is for, in a sentence.
    public let summary: String
    /// What it accepts.
    public let shape: FieldShape
    /// Whether it has to be there.
    public let isRequired: Bool
    /// The value it has where the file gives none; `nil` if it then has none.
    public let defaultValue: JSONValue?
    /// The settings of an object, in the order of the reference; empty for every other shape.
    public let parts: [FieldDescription]
    /// Whether references such as `${name}` may stand for its value.
    public let takesReferences: Bool

    /// Describes a setting.
    public init(
        name: String, summary: String, shape: FieldShape, isRequired: Bool = false, defaultValue: JSONValue? = nil,
        parts: [FieldDescription] = [], takesReferences: Bool = true
    ) {
        self.name = name
        self.summary = summary
        self.shape = shape
        self.isRequired = isRequired
        self.defaultValue = defaultValue
        self.parts = parts
        self.takesReferences = takesReferences
    }
}

extension JSONValue {
    /// The JSON form of a property's value: of numbers, text, truth values, words of an enumeration and lists of these;
    /// `nil` for what isn't set and for anything else.
    public static func describing(_ value: Any) -> JSONValue? {
        switch value {
        case let value as JSONValue: value
        case let value as Bool: .bool(value)
        case let value as Int: .int(value)
        case let value as Double: .double(value)
        case let value as JSONNumber: .number(value)
        case let value as String: value.isEmpty ? nil : .string(value)
        case let value as any RawRepresentable<String>: .string(value.rawValue)
        case let values as [Any]: values.isEmpty ? nil : .array(values.compactMap(describing))
        default: nil
        }
    }
}
