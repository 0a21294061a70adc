import JSON

extension PipelineSchema {
    /// Any stage: its kind, and what follows from it.
    var stage: JSONObject {
        let choices = kinds.map { kind -> JSONValue in
            ["if": .isConst("stage", kind.name), "then": Self.reference(kind.name)]
        }
        return JSONObject(keywords: [
            "title": "A stage",
            "description": "One step: what it is, what it reads from, and its settings.",
            "type": "object",
            "properties": ["stage": .object(kindOfStage)],
            "required": ["stage"],
            "allOf": .array(choices),
        ])
    }

    /// The words that may follow `stage`, each with its sentence for the editors that show them.
    private var kindOfStage: JSONObject {
        JSONObject(keywords: [
            "description": "The kind of stage.", "enum": .words(kinds.map(\.name)),
            "enumDescriptions": .words(kinds.map(\.summary)),
        ])
    }

    /// A stage of one kind.
    ///
    /// What has to be there may come from the preset, where one is named.
    func stage(of kind: StageKindDescription) -> JSONObject {
        var properties = JSONObject()
        for field in kind.engineKeys { properties[field.name] = .object(engineKey(field, kind)) }
        for field in kind.fields { properties[field.name] = .object(field.schema) }
        var schema = JSONObject(keywords: [
            "title": .string(kind.name), "description": .string(kind.summary), "type": "object",
            "properties": .object(properties), "additionalProperties": false,
            "required": .words(kind.engineKeys.filter(\.isRequired).map(\.name)),
        ])
        if let requirements = kind.fields.requirements {
            schema["if"] = ["required": ["preset"]]
            schema["else"] = .object(requirements)
        }
        return schema
    }

    private func engineKey(_ field: FieldDescription, _ kind: StageKindDescription) -> JSONObject {
        var schema = field.schema
        switch field.name {
        case "preset":
            let names = presetNames(for: kind)
            if !names.isEmpty { schema["examples"] = .words(names) }
        case "when":
            schema["examples"] = .words(facts.map(\.example))
        case "matrix":
            schema["minProperties"] = 1
            schema["propertyNames"] = ["pattern": .string(SchemaPattern.name)]
            schema["additionalProperties"] = [
                "type": "array", "minItems": 1, "uniqueItems": true,
                "items": ["type": ["string", "number", "boolean"]],
            ]
        default: break
        }
        return schema
    }

    // MARK: Presets

    /// The presets that come with the program for a kind.
    private func presetNames(for kind: StageKindDescription) -> [String] {
        presets.filter { $0.kind == kind.name }.map(\.name)
    }

    /// The name of the definition of a kind's presets.
    static func presetName(_ kind: StageKindDescription) -> String { kind.name + "Preset" }

    /// Any preset of a file.
    ///
    /// Its kind is the one that is written, or that of the built-in preset that it extends.
    var preset: JSONObject {
        let known = kinds.map { kind -> JSONValue in
            ["if": isPreset(for: kind), "then": Self.reference(Self.presetName(kind))]
        }
        let isUnknown: JSONValue = ["not": ["anyOf": .array(kinds.map(isPreset))]]
        let names = Set(kinds.flatMap(\.fields).map(\.name)).subtracting(EngineKeys.wiring).sorted()
        let unknown: JSONValue = [
            "if": isUnknown, "then": ["propertyNames": ["enum": .words(PresetKeys.names + names)]],
        ]
        return JSONObject(keywords: [
            "title": "A preset", "description": "Settings of one kind of stage by a name of your own.",
            "type": "object", "properties": .object(presetKeys),
            "if": ["required": ["extends"]], "else": ["required": ["stage"]],
            "allOf": .array(known + [unknown]),
        ])
    }

    private var presetKeys: JSONObject {
        var keys = JSONObject()
        for key in PresetKeys.descriptions(kinds: kinds.map(\.name)) { keys[key.name] = .object(key.schema) }
        if !presets.isEmpty, var extends = keys["extends"]?.object {
            extends["examples"] = .words(presets.map(\.name))
            keys["extends"] = .object(extends)
        }
        return keys
    }

    /// The schema of the presets of which it is known that they are for a kind.
    private func isPreset(for kind: StageKindDescription) -> JSONValue {
        let names = presetNames(for: kind)
        let isSaid = JSONValue.isConst("stage", kind.name)
        guard !names.isEmpty else { return isSaid }
        let isInherited: JSONValue = [
            "type": "object", "properties": ["extends": ["enum": .words(names)]], "required": ["extends"],
            "not": ["required": ["stage"]],
        ]
        return ["anyOf": [isSaid, isInherited]]
    }

    /// A preset for one kind: its settings as a stage has them, none of which has to be there.
    func preset(for kind: StageKindDescription) -> JSONObject {
        var properties = JSONObject(PresetKeys.names.map { ($0, true) })
        for field in kind.fields where !EngineKeys.wiring.contains(field.name) {
            properties[field.name] = ["$ref": .string("#/$defs/\(kind.name)/properties/\(field.name)")]
        }
        return JSONObject(keywords: [
            "title": .string("A preset for \(kind.name)"), "description": .string(kind.summary),
            "properties": .object(properties), "additionalProperties": false,
        ])
    }
}
