public import JSON

extension FieldDescription {
    /// The JSON Schema (2020-12) of the setting, with its description and default.
    ///
    /// An object's settings are there, but not which of them are needed: a preset may give them, and see
    /// ``Swift/Array/requirements``.
    public var schema: JSONObject { schema(takingReferences: true) }

    /// The same; without references, strings are text as they stand.
    func schema(takingReferences: Bool) -> JSONObject {
        let content =
            parts.isEmpty
            ? shape.schema(takingReferences: takingReferences && takesReferences)
            : parts.objectSchema(takingReferences: takingReferences)
        var schema = JSONObject(keywords: ["description": .string(summary)]).adding(content)
        schema["default"] = defaultValue
        return schema
    }
}

extension [FieldDescription] {
    /// The JSON Schema of an object that has these settings and no others.
    func objectSchema(takingReferences: Bool) -> JSONObject {
        let properties = map { ($0.name, JSONValue.object($0.schema(takingReferences: takingReferences))) }
        return JSONObject(keywords: [
            "type": "object", "properties": .object(JSONObject(properties)), "additionalProperties": false,
        ])
    }

    /// The JSON Schema that asks for the settings that have to be there, at every depth; `nil` if none has to.
    var requirements: JSONObject? {
        var schema = JSONObject()
        let names = filter(\.isRequired).map(\.name)
        if !names.isEmpty { schema["required"] = .words(names) }
        let inner = compactMap { field in field.parts.requirements.map { (field.name, JSONValue.object($0)) } }
        if !inner.isEmpty { schema["properties"] = .object(JSONObject(inner)) }
        return schema.isEmpty ? nil : schema
    }
}
