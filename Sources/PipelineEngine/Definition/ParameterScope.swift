public import JSON

/// The parameters that stages may use, and their values as far as they are known.
public struct ParameterScope: Sendable {
    /// What a `${…}` stands for.
    enum Resolution {
        /// A value.
        case value(JSONValue)
        /// A value that is given only when the pipeline is run.
        case unknown(ParameterDeclaration.ValueType)
    }

    /// The parameters by name.
    public let declarations: [String: ParameterDeclaration]
    /// The values by name.
    ///
    /// A parameter without a value here or a default is not yet known.
    public let values: [String: JSONValue]

    /// Makes a scope.
    public init(declarations: [String: ParameterDeclaration] = [:], values: [String: JSONValue] = [:]) {
        self.declarations = declarations
        self.values = values
    }

    func resolve(_ name: String) -> Resolution? {
        guard let declaration = declarations[name] else { return nil }
        guard let value = values[name] ?? declaration.defaultValue else { return .unknown(declaration.type) }
        return .value(value)
    }
}
