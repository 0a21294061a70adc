import JSON
import PipelineEngine
import Wording

extension FieldDescription {
    /// What the setting takes: `a whole number from 1 to 100; default 80`.
    var takes: String {
        let notes = [isRequired ? "needed" : nil, defaultWords.map { "default \($0)" }]
        return ([shape.words] + notes.compactMap(\.self)).joined(separator: "; ")
    }

    /// The default in words; `nil` if there is none.
    var defaultWords: String? {
        defaultValue.map { value in value.string.map { "'\($0)'" } ?? JSONWriter.write(value) }
    }

    /// The setting and those of its object below it, each with its depth.
    func flattened(depth: Int = 0) -> [(depth: Int, field: FieldDescription)] {
        [(depth, self)] + parts.flatMap { $0.flattened(depth: depth + 1) }
    }

    /// The setting and those of its object below it, each with its path: `expect.video.width`.
    func paths(below path: String = "") -> [(path: String, field: FieldDescription)] {
        let own = path.isEmpty ? name : "\(path).\(name)"
        return [(own, self)] + parts.flatMap { $0.paths(below: own) }
    }

    /// The description for programs.
    var json: JSONValue {
        var json = JSONObject([
            ("name", .string(name)), ("summary", .string(summary)), ("takes", .string(shape.words)),
            ("required", .bool(isRequired)),
        ])
        json["default"] = defaultValue
        json["references"] = .bool(takesReferences && !isObject)
        if !parts.isEmpty { json["settings"] = .array(parts.map(\.json)) }
        return .object(json)
    }

    private var isObject: Bool { shape == .object }
}

extension StageKindDescription {
    /// What it reads and makes, in a sentence or two.
    var passage: String {
        switch flow {
        case .finds: "It begins a pipeline: every file is an item."
        case .makes: "It begins a pipeline. It makes \(makes)."
        case .gates: "It reads what \(Words.list(reads, "or")) hands on, and hands it on itself."
        case .each:
            "It reads what \(Words.list(reads, "or")) hands on. It \(publishes ? "makes and publishes" : "makes") \(makes)."
        }
    }

    /// The description for programs.
    var json: JSONValue {
        [
            "name": .string(name), "summary": .string(summary), "reads": .array(reads.map(JSONValue.string)),
            "makes": .string(makes), "publishes": .bool(publishes), "settings": .array(fields.map(\.json)),
            "engine": .array(engineKeys.map(\.json)),
        ]
    }
}

extension Preset {
    /// The settings as they stand in a pipeline file.
    var written: JSONValue {
        var object = JSONObject([("stage", .string(kind))])
        for (name, value) in values.members { object[name] = value }
        return .object(object)
    }

    /// The preset for programs.
    var json: JSONValue {
        [
            "name": .string(name), "stage": .string(kind), "summary": .string(summary), "source": .string(source),
            "settings": .object(values),
        ]
    }
}
