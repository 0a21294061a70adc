import Foundation
import JSON
import PipelineEngine
import PipelineStages
import Testing

@Suite("Schema")
struct SchemaTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Pipelines")

    @Test("accepts every shipped pipeline")
    func shipped() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter {
            $0.hasSuffix(".json")
        }
        #expect(names.count >= 4)
        let texts = try names.map { try String(contentsOf: Self.folder.appending(path: $0), encoding: .utf8) }
        let objections = try SchemaJudge.objections(to: texts, under: Stage.schema.json)
        for (name, found) in zip(names, objections) { #expect(found == [], "\(name)") }
    }

    @Test("accepts the example of every kind, and so does the reader")
    func examples() throws {
        let examples = try Stage.kinds.map { kind in try #require(Stage.example(of: kind), "\(kind) has no example") }
        for (kind, text) in zip(Stage.kinds, examples) {
            let pipeline = try Pipeline<Stage>(parsing: Array(text.utf8), file: kind)
            #expect(pipeline.stages.contains { $0.kind == kind })
            #expect(text.split(separator: "\n").allSatisfy { $0.count <= 78 }, "\(kind) is too wide for a terminal")
        }
        #expect(try SchemaJudge.objections(to: examples, under: Stage.schema.json) == examples.map { _ in [] })
    }

    @Test("accepts a preset of one's own with the settings of any that comes with the program")
    func presets() throws {
        let texts = Stage.presets.map { preset in
            var own = JSONObject([("stage", JSONValue.string(preset.kind))])
            for (name, value) in preset.values.members { own[name] = value }
            let file: JSONValue = ["name": "p", "presets": ["own": .object(own)], "stages": ["a": ["stage": "files"]]]
            return JSONWriter.write(file)
        }
        #expect(!texts.isEmpty)
        #expect(try SchemaJudge.objections(to: texts, under: Stage.schema.json) == texts.map { _ in [] })
    }

    @Test("offers editors the kinds with a sentence each, and each kind's presets")
    func completion() {
        let schema = Stage.schema.json
        let kind = schema["$defs"]?["stage"]?["properties"]?["stage"]
        #expect(kind?["enum"]?.array == Stage.kinds.map(JSONValue.string))
        #expect(kind?["enumDescriptions"]?.array == Stage.descriptions.map { .string($0.summary) })
        for kind in Stage.kinds {
            let names = Stage.presets.filter { $0.kind == kind }.map { JSONValue.string($0.name) }
            let offered = schema["$defs"]?[kind]?["properties"]?["preset"]?["examples"]?.array
            #expect(offered == (names.isEmpty ? nil : names), "\(kind)")
        }
    }

    @Test("describes every key that a file may have")
    func descriptions() {
        var missing: [String] = []
        Self.visit(Stage.schema.json, at: "") { path, property in
            if property["description"]?.string?.isEmpty ?? true { missing.append(path) }
        }
        #expect(missing == [])
    }

    /// Calls `body` with every property that a schema gives a shape; conditions and references have none to describe.
    private static func visit(_ schema: JSONValue, at path: String, _ body: (String, JSONValue) -> Void) {
        for (name, part) in schema.object?.members ?? [] where !["if", "then", "else", "allOf"].contains(name) {
            if name == "properties", !path.hasSuffix("Preset") {
                for (key, property) in part.object?.members ?? [] { body("\(path)/\(key)", property) }
            }
            visit(part, at: "\(path)/\(name)", body)
        }
    }
}
