public import JSON

extension FieldShape {
    /// The JSON Schema (2020-12) of what is accepted, without a description.
    ///
    /// Keywords that bear on one JSON type stand side by side, so that a validator names the very bound that a value
    /// breaks; `anyOf`, of which it can only say that nothing fits, is left for shapes that share a type.
    ///
    /// - Parameter takingReferences: whether a string with references such as `${name}` may stand for a value that has
    ///   no parts.
    /// - Returns: the schema's keywords.
    public func schema(takingReferences: Bool) -> JSONObject {
        let alternatives = flattened
        if case .choice(let words) = self, !takingReferences {
            return JSONObject(keywords: words.count == 1 ? ["const": .string(words[0])] : ["enum": .words(words)])
        }
        guard let merged = SchemaPart(merging: alternatives.map { $0.part(takingReferences) }) else {
            let each = alternatives.map { JSONValue.object($0.schema(takingReferences: takingReferences)) }
            return JSONObject(keywords: ["anyOf": .array(each)])
        }
        return merged.accepting(references: takingReferences).keywords
    }

    /// The shapes of which a value needs to have one.
    private var flattened: [FieldShape] {
        guard case .either(let shapes) = self else { return [self] }
        return shapes.flatMap(\.flattened)
    }

    private func part(_ takingReferences: Bool) -> SchemaPart {
        switch self {
        case .boolean: SchemaPart("boolean", [])
        case .integer(let range):
            SchemaPart("integer", [("minimum", .int(range.lowerBound)), ("maximum", .int(range.upperBound))])
        case .number(let range):
            SchemaPart("number", [("minimum", .double(range.lowerBound)), ("maximum", .double(range.upperBound))])
        case .text where takingReferences:
            SchemaPart("string", [("minLength", 1), ("pattern", .string(SchemaPattern.template))])
        case .text: SchemaPart("string", [("minLength", 1)])
        case .choice(let words): Self.choicePart(words, takingReferences)
        case .list(let element):
            SchemaPart(
                "array",
                [("minItems", 1), ("items", .object(element.schema(takingReferences: takingReferences)))])
        case .object: SchemaPart("object", [])
        case .any, .either: SchemaPart(nil, [])
        }
    }

    /// The words are examples besides, because editors complete those even where nothing is written yet.
    private static func choicePart(_ words: [String], _ takingReferences: Bool) -> SchemaPart {
        let other: JSONValue = ["type": "string", "not": ["pattern": .string(SchemaPattern.opening)]]
        let keywords: [(String, JSONValue)] = [
            ("examples", .words(words)),
            ("if", takingReferences ? other : ["type": "string"]), ("then", ["enum": .words(words)]),
        ]
        return SchemaPart(
            "string", keywords + (takingReferences ? [("pattern", .string(SchemaPattern.template))] : []))
    }
}

/// The types that a schema accepts, and what it asks of them.
private struct SchemaPart {
    private var types: [String]
    private var constraints: [(name: String, value: JSONValue)]

    init(_ type: String?, _ constraints: [(String, JSONValue)]) {
        types = type.map { [$0] } ?? []
        self.constraints = constraints.map { (name: $0.0, value: $0.1) }
    }

    /// Joins parts for values of one type each; `nil` if two of them bear on the same values.
    init?(merging parts: [SchemaPart]) {
        types = parts.flatMap(\.types)
        constraints = parts.flatMap(\.constraints)
        guard parts.count > 1 else { return }
        let areApart = Set(types).count == types.count && Set(constraints.map(\.name)).count == constraints.count
        guard areApart, !Set(types).isSuperset(of: ["integer", "number"]), !parts.contains(where: \.types.isEmpty)
        else { return nil }
    }

    /// The same, which also accepts a reference as a number or a truth value where it is to.
    func accepting(references: Bool) -> SchemaPart {
        guard references, !types.contains("string"), !Set(types).isDisjoint(with: ["boolean", "integer", "number"])
        else { return self }
        var part = self
        part.types.append("string")
        part.constraints.append((name: "pattern", value: .string(SchemaPattern.reference)))
        return part
    }

    var keywords: JSONObject {
        var keywords = JSONObject()
        if !types.isEmpty { keywords["type"] = types.count == 1 ? .string(types[0]) : .words(types) }
        for (name, value) in constraints { keywords[name] = value }
        return keywords
    }
}

/// Regular expressions (ECMA-262) of the strings of a pipeline file.
enum SchemaPattern {
    /// What ``StageID/isValid(_:)`` accepts.
    static let name = "^[A-Za-z][A-Za-z0-9_-]{0,63}$"
    /// One reference and nothing else.
    static let reference = #"^\$\{[A-Za-z][A-Za-z0-9_.-]*\}$"#
    /// Text in which every `${` that isn't `$${` is closed.
    static let template = #"^(?:\$\$\{|\$\{[^}]*\}|\$(?!\$?\{)|[^$])*$"#
    /// What a reference begins with, or the characters themselves.
    static let opening = #"\$\{"#
}

extension JSONValue {
    /// A list of strings.
    static func words(_ words: [String]) -> JSONValue { .array(words.map(JSONValue.string)) }
}
