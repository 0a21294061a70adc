public import JSON

/// What the references of a pipeline file stand for, as far as it is known: `${prompt}`, `${item.name}`, `${matrix.crf}`.
public struct ReferenceScope: Sendable {
    /// What is known of the item when the run is planned.
    public struct ItemFacts: Hashable, Sendable {
        /// The item's name.
        public let name: String
        /// Its number among those of its source, from 1.
        public let index: Int

        /// Makes facts.
        public init(name: String, index: Int) {
            self.name = name
            self.index = index
        }
    }

    /// What a reference stands for.
    enum Resolution {
        /// A value.
        case value(JSONValue)
        /// A value of this type that is known only later.
        case unknown(ParameterDeclaration.ValueType)
        /// Something whose declaration is wrong, which is reported there.
        case unreadable
    }

    /// The facts of an item that may be used.
    static let itemFacts: [(name: String, type: ParameterDeclaration.ValueType, summary: String)] = [
        ("item.name", .string, "The name of the item, which its files have."),
        ("item.index", .integer, "The number of the item among those of its source, from 1."),
    ]

    /// The parameters by name.
    public let declarations: [String: ParameterDeclaration]
    /// Their values by name.
    ///
    /// A parameter without a value here or a default is not yet known.
    public let values: [String: JSONValue]
    /// The facts that only a running pipeline knows: conditions may name them, settings can't.
    var runningFacts: Set<String> = []
    /// The values of the stage's matrix, by axis.
    public var matrix: [String: JSONValue] = [:]
    /// The item; `nil` while it isn't known.
    public var item: ItemFacts?
    /// The names whose declarations are wrong.
    var unreadable: Set<String> = []
    /// Whether parameters are declared in a way that can't be read at all.
    var lacksParameters = false

    /// Makes a scope.
    public init(declarations: [String: ParameterDeclaration] = [:], values: [String: JSONValue] = [:]) {
        self.declarations = declarations
        self.values = values
    }

    /// Everything that a reference may name.
    var names: [String] {
        declarations.keys.sorted() + matrix.keys.sorted().map { "matrix." + $0 } + Self.itemFacts.map(\.name)
    }

    /// The name that was probably meant.
    func nearest(to name: String) -> String? {
        let last = name.split(separator: ".").last.map { $0.filter { $0 != " " } }
        if let last, !name.hasPrefix("item."), !name.hasPrefix("matrix."), names.contains(last) { return last }
        return NearestName.find(name, among: names)
    }

    func resolve(_ name: String) -> Resolution? {
        if unreadable.contains(name) { return .unreadable }
        return switch name {
        case "item.name": item.map { .value(.string($0.name)) } ?? .unknown(.string)
        case "item.index": item.map { .value(.int($0.index)) } ?? .unknown(.integer)
        case _ where name.hasPrefix("matrix."): matrix[String(name.dropFirst(7))].map(Resolution.value)
        default: resolve(parameter: name)
        }
    }

    private func resolve(parameter name: String) -> Resolution? {
        guard let declaration = declarations[name] else { return lacksParameters ? .unreadable : nil }
        guard let value = values[name] ?? declaration.defaultValue else { return .unknown(declaration.type) }
        return .value(value)
    }
}
