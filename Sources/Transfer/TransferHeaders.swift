/// Headers of a request or an answer, in order; names are compared without case.
///
/// Described by their names alone, because a value may be a key.
public struct TransferHeaders: Hashable, Sendable {
    /// The headers in order.
    public private(set) var fields: [Field]

    /// One header.
    public struct Field: Hashable, Sendable {
        /// The name as it was written.
        public let name: String
        /// The value.
        public let value: String
    }

    /// Makes headers of names and values.
    public init(_ fields: [(String, String)]) {
        self.fields = fields.map { Field(name: $0.0, value: $0.1) }
    }

    /// Adds a header at the end.
    public mutating func add(_ name: String, _ value: String) { fields.append(Field(name: name, value: value)) }

    /// The first value of a header, or `nil` if it isn't there.
    public subscript(_ name: String) -> String? {
        let wanted = name.lowercased()
        return fields.first { $0.name.lowercased() == wanted }?.value
    }
}

extension TransferHeaders: ExpressibleByDictionaryLiteral {
    /// Makes headers of names and values.
    public init(dictionaryLiteral elements: (String, String)...) { self.init(elements) }
}

extension TransferHeaders: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The names, without the values.
    public var description: String { fields.map(\.name).joined(separator: ", ") }
    /// The names, without the values.
    public var debugDescription: String { description }
    /// The names, without the values, so that a dump doesn't print a key.
    public var customMirror: Mirror { Mirror(self, unlabeledChildren: fields.map(\.name)) }
}
