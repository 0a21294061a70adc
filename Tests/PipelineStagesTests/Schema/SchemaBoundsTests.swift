import JSON
import PipelineEngine
import PipelineStages
import Testing

@Suite("Bounds in the schema")
struct SchemaBoundsTests {
    /// A setting by its path, with a value to try.
    private struct Trial {
        let path: String
        let field: FieldDescription
        let value: JSONValue
    }

    @Test("every setting takes what its shape accepts and nothing else, at its bounds and just beyond them")
    func bounds() throws {
        let trials = Stage.descriptions.flatMap { kind in
            (kind.engineKeys + kind.fields).flatMap { Self.trials($0, below: kind.name) }
        }
        #expect(trials.count > 1_000)
        let verdicts = try SchemaJudge.verdicts(
            on: trials.map { ($0.value, .object($0.field.schema)) })
        for (trial, isAccepted) in zip(trials, verdicts) {
            #expect(isAccepted == trial.field.shape.accepts(trial.value), "\(trial.path): \(trial.value)")
        }
    }

    private static func trials(_ field: FieldDescription, below path: String) -> [Trial] {
        let path = "\(path).\(field.name)"
        let values = common + field.shape.edges
        return values.map { Trial(path: path, field: field, value: $0) }
            + field.parts.flatMap { trials($0, below: path) }
    }

    private static let common: [JSONValue] = [
        .null, true, false, 0, 1, -1, .double(1.5), "", " ", "x", "5", "true", "$", "$5", [], [""], [[]], ["x"], [1],
        [:],
    ]
}

extension FieldShape {
    /// Values at the edge of what is accepted, on both sides.
    fileprivate var edges: [JSONValue] {
        switch self {
        case .boolean, .text, .object, .any: []
        case .integer(let range):
            [
                .int(range.lowerBound), .int(range.upperBound), Self.beside(range.lowerBound, -1),
                Self.beside(range.upperBound, 1), .double(Double(range.lowerBound) + 0.5),
                .string(String(range.lowerBound)),
            ]
        case .number(let range):
            [range.lowerBound, range.upperBound, range.lowerBound.nextDown, range.upperBound.nextUp].map {
                JSONValue.double($0)
            }
        case .choice(let words):
            words.flatMap {
                [.string($0), .string($0 + " "), .string($0.uppercased()), .string(String($0.dropLast()))]
            }
        case .list(let element): element.edges.flatMap { [[$0], [$0, $0], $0] }
        case .either(let shapes): shapes.flatMap(\.edges)
        }
    }

    /// A neighbour of a number, even where it is no `Int` any more.
    private static func beside(_ value: Int, _ step: Int) -> JSONValue {
        let (sum, overflow) = value.addingReportingOverflow(step)
        guard overflow else { return .int(sum) }
        return JSONNumber(literal: step > 0 ? "9223372036854775808" : "-9223372036854775809").map(JSONValue.number)
            ?? .null
    }
}
