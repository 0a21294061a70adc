public import JSON

/// The JSON Schema of pipeline files: draft 2020-12, made of the declarations that read them.
///
/// It refuses no file that the reader takes. The reader refuses more: names that nothing has, stages that can't read one
/// another, values that a reference turns out to stand for.
///
/// Which settings a stage may have follows from its kind by one `if` and `then` a kind. An editor completes those of the
/// kind that is written, and a validator complains about the setting and not, as with `oneOf`, about every kind there is.
public struct PipelineSchema: Sendable {
    /// The kinds of stages.
    let kinds: [StageKindDescription]
    /// The presets that come with the program.
    let presets: [Preset]
    /// What conditions may name in every pipeline.
    let facts: [ConditionFact]

    /// Describes the files of some kinds of stages.
    public init(kinds: [StageKindDescription], presets: [Preset], facts: [ConditionFact]) {
        self.kinds = kinds
        self.presets = presets
        self.facts = facts
    }

    /// The schema.
    public var json: JSONValue {
        var definitions = JSONObject(keywords: [
            "parameter": .object(parameter), "preset": .object(preset), "stage": .object(stage),
        ])
        for kind in kinds { definitions[kind.name] = .object(stage(of: kind)) }
        for kind in kinds { definitions[Self.presetName(kind)] = .object(preset(for: kind)) }
        return [
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": "urn:dailies:pipeline",
            "title": "A pipeline of dailies",
            "description": "What is made of generated clips or of local media: stages by name, each with its kind.",
            "type": "object",
            "properties": .object(properties),
            "required": ["name", "stages"],
            "additionalProperties": false,
            "$defs": .object(definitions),
        ]
    }

    private var properties: JSONObject {
        JSONObject(PipelineKeys.all.map { ($0.name, JSONValue.object(property($0))) })
    }

    private func property(_ key: PipelineKeys.Key) -> JSONObject {
        let content: JSONObject =
            switch key.name {
            case "name": JSONObject(keywords: ["type": "string", "pattern": .string(SchemaPattern.name)])
            case "parameters": Self.named("parameter")
            case "presets": Self.named("preset")
            case "stages": Self.named("stage").adding(JSONObject(keywords: ["minProperties": 1]))
            default: JSONObject(keywords: ["type": "string"])
            }
        return JSONObject(keywords: ["description": .string(key.summary)]).adding(content)
    }

    /// An object whose members have names of the user's own.
    private static func named(_ definition: String) -> JSONObject {
        JSONObject(keywords: [
            "type": "object", "propertyNames": ["pattern": .string(SchemaPattern.name)],
            "additionalProperties": reference(definition),
        ])
    }

    static func reference(_ definition: String) -> JSONValue { ["$ref": .string("#/$defs/\(definition)")] }

    // MARK: Parameters

    private var parameter: JSONObject {
        let fields = ParameterReader.fields.map { $0.description(in: ParameterDeclaration()) }
        return JSONObject(keywords: [
            "title": "A parameter", "description": "A value that stages use as ${name} and --set gives.",
        ])
        .adding(fields.objectSchema(takingReferences: false))
        .adding(fields.requirements ?? JSONObject())
        .adding(JSONObject(keywords: ["allOf": .array(ParameterDeclaration.ValueType.allCases.map(Self.values))]))
    }

    /// What the values of a parameter are where its type is a certain one.
    private static func values(of type: ParameterDeclaration.ValueType) -> JSONValue {
        let value: JSONValue = ["type": .string(type.rawValue)]
        var properties = JSONObject(keywords: ["default": value, "choices": ["items": value]])
        if type == .string || type == .boolean {
            properties["minimum"] = false
            properties["maximum"] = false
        }
        return ["if": .isConst("type", type.rawValue), "then": ["properties": .object(properties)]]
    }
}

extension JSONValue {
    /// The schema of an object one of whose members is a certain word.
    static func isConst(_ name: String, _ word: String) -> JSONValue {
        let member = JSONObject([(name, ["const": .string(word)] as JSONValue)])
        return ["type": "object", "properties": .object(member), "required": [.string(name)]]
    }
}

extension JSONObject {
    /// Keywords of a schema in their order.
    init(keywords: KeyValuePairs<String, JSONValue>) { self.init(keywords.map { ($0.key, $0.value) }) }

    /// The same with further members behind, or in the place of those of the same name.
    func adding(_ other: JSONObject) -> JSONObject {
        var sum = self
        for (name, value) in other.members { sum[name] = value }
        return sum
    }
}
