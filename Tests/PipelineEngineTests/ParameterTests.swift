import JSON
import PipelineEngine
import Testing

@Suite("Parameter")
struct ParameterTests {
    /// Types, texts of a command line, and the values they are.
    static let texts: [(ParameterDeclaration.ValueType, String, JSONValue?)] = [
        (.string, "5", "5"), (.string, "", ""), (.integer, "5", 5), (.integer, "5.0", 5), (.integer, "5.5", nil),
        (.integer, "five", nil), (.integer, " 5", nil), (.number, "0.5", .double(0.5)), (.number, "nan", nil),
        (.boolean, "true", true), (.boolean, "false", false), (.boolean, "yes", nil),
    ]

    @Test("a text of the command line is read by the parameter's type", arguments: texts)
    func text(type: ParameterDeclaration.ValueType, text: String, value: JSONValue?) {
        #expect(declaration(type).value(fromText: text) == value)
    }

    /// Types, values, and why they can't be.
    static let objections: [(ParameterDeclaration.ValueType, JSONValue, String?)] = [
        (.integer, 3, nil), (.integer, 0, "must be at least 1, not 0"), (.integer, 10, "must be at most 9.5, not 10"),
        (.integer, .double(1.5), "must be a whole number, not a number"), (.number, .double(1.5), nil),
        (.string, 3, "must be a string, not a number"), (.boolean, .null, "must be true or false, not null"),
        (.string, "x", nil),
    ]

    @Test("a value has to be of the type and within the bounds", arguments: objections)
    func objection(type: ParameterDeclaration.ValueType, value: JSONValue, objection: String?) {
        var declaration = declaration(type)
        declaration.minimum = JSONNumber(1)
        declaration.maximum = JSONNumber(literal: "9.5")
        #expect(declaration.objection(to: value) == objection)
    }

    @Test("stages see the value of a run before the default, each with its own type")
    func resolved() throws {
        let pipeline = try Bench.pipeline(
            #""a": {"stage": "make", "text": "${word} x ${n}", "count": "${n}"}"#,
            parameters: #""word": {"type": "string", "default": "sea"}, "n": {"type": "integer"}"#)
        let stage = try resolved(pipeline, ["n": 3])
        #expect(stage.text == "sea x 3")
        #expect(stage.count == 3)
        #expect(try resolved(pipeline, ["n": 3, "word": "hill"]).text == "hill x 3")
    }

    @Test("a value that doesn't fit is said at the place where it is used")
    func doesNotFit() throws {
        let pipeline = try Bench.pipeline(
            #""a": {"stage": "make", "count": "${n}"}"#, parameters: #""n": {"type": "integer"}"#)
        let error = #expect(throws: InvalidPipeline.self) { try resolved(pipeline, ["n": 21]) }
        #expect(
            error?.issues == [
                PipelineIssue(
                    "must be a whole number from 1 to 20, not 21, which is the value of '${n}'",
                    pointer: "/stages/a/count", at: JSONPosition(offset: 99, line: 1, column: 100))
            ]
        )
    }

    /// The first stage with values of parameters.
    private func resolved(
        _ pipeline: Pipeline<FakeStage>, _ values: [String: JSONValue]
    ) throws(InvalidPipeline) -> FakeStage {
        try pipeline.stage(
            pipeline.stages[0], in: ReferenceScope(declarations: pipeline.parameters, values: values))
    }

    private func declaration(_ type: ParameterDeclaration.ValueType) -> ParameterDeclaration {
        var declaration = ParameterDeclaration()
        declaration.type = type
        return declaration
    }
}
