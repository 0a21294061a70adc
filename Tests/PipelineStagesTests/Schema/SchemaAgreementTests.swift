import JSON
import PipelineEngine
import PipelineStages
import SeededRandom
import Testing

@Suite("Schema and reader")
struct SchemaAgreementTests {
    @Test("what the reader takes, the schema takes: the examples, changed at random in one or two places")
    func agreement() throws {
        let examples = try Stage.kinds.compactMap(Stage.example).map { try JSONReader.read(Array($0.utf8)).value }
        var changes = Changes()
        let texts = (0..<4_000).map { number in
            let once = changes.change(examples[number % examples.count])
            return JSONWriter.write(number.isMultiple(of: 3) ? changes.change(once) : once)
        }
        let objections = try SchemaJudge.objections(to: texts, under: Stage.schema.json)
        let isRead = texts.map { text in (try? Pipeline<Stage>(parsing: Array(text.utf8), file: "p.json")) != nil }
        for (index, text) in texts.enumerated() where isRead[index] { #expect(objections[index] == [], "\(text)") }
        #expect(isRead.count { $0 } > 200)
        #expect(objections.count { !$0.isEmpty } > 1_000)
    }
}

/// Changes of JSON values, the same in every run.
private struct Changes {
    private var state: UInt64 = 7

    private static let values: [JSONValue] = [
        .null, true, false, 0, 1, 2, 80, 1280, .double(0.5), -1, "", "a", "auto", "opus", "skip", "clips", "$", "$${x}",
        "${x", "${prompt}", "${item.name}", "${item.index}", "${item.name}/x", "probe.video", "item.index > 1", [], [1],
        ["jpeg"], ["clips"], [640, "${item.index}"], [:], ["n": [1, 2]], ["audio": "optional"], ["codec": "vp9"],
    ]
    private static let names = [
        "$schema", "name", "description", "from", "preset", "when", "matrix", "onError", "output", "quality", "widths",
        "at", "video", "audio", "expect", "crf", "bitRate", "seed", "inputs", "minimum", "choices", "x", "1",
    ]

    /// A value that differs in one place.
    mutating func change(_ value: JSONValue) -> JSONValue {
        switch value {
        case .object(let object) where !object.isEmpty && below(8) > 0: .object(change(object))
        case .array(let elements) where !elements.isEmpty && below(4) > 0: .array(change(elements))
        default: pick(Self.values)
        }
    }

    private mutating func change(_ object: JSONObject) -> JSONObject {
        var object = object
        let name = pick(object.names)
        switch below(8) {
        case 0: object[name] = nil
        case 1: object[pick(Self.names)] = pick(Self.values)
        default: object[name] = object[name].map { change($0) }
        }
        return object
    }

    private mutating func change(_ elements: [JSONValue]) -> [JSONValue] {
        var elements = elements
        let index = below(elements.count)
        elements[index] = change(elements[index])
        return elements
    }

    private mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

    /// SeededGenerator.
    private mutating func below(_ count: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(count))
    }
}
