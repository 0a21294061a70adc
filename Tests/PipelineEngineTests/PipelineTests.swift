import JSON
import PipelineEngine
import Testing

@Suite("Pipeline file")
struct PipelineTests {
    @Test("has its name, parameters and stages, each stage after those it reads from")
    func reads() throws {
        let text = """
            {
              "$schema": "pipeline.schema.json", "name": "web", "description": "For the web.",
              "parameters": {"word": {"type": "string", "default": "sea", "description": "A word."},
                             "n": {"type": "integer", "minimum": 1, "maximum": 3}},
              "stages": {
                "b": {"stage": "copy", "from": ["check"], "onError": "skip"},
                "check": {"stage": "gate", "from": "a", "onError": "continue"},
                "a": {"stage": "make", "text": "${word}", "count": "${n}"}
              }
            }
            """
        let pipeline = try Pipeline<FakeStage>(parsing: Array(text.utf8), file: "web.json")
        #expect(pipeline.name == "web" && pipeline.summary == "For the web." && pipeline.file == "web.json")
        #expect(pipeline.stages.map(\.id.name) == ["a", "check", "b"])
        #expect(pipeline.stages.map(\.kind) == ["make", "gate", "copy"])
        #expect(pipeline.stages.map { $0.from.map(\.name) } == [[], ["a"], ["check"]])
        #expect(pipeline.stages.map(\.onError) == [.fail, .continue, .skip])
        #expect(pipeline.parameters["word"]?.summary == "A word.")
        #expect(pipeline.parameters["n"]?.maximum?.int == 3)
    }

    @Test("stages that don't need one another stay in the order of the file")
    func order() throws {
        let pipeline = try Bench.pipeline(
            #""z": {"stage": "make"}, "y": {"stage": "copy", "from": "a"}, "a": {"stage": "make"}, "b": {"stage": "make"}"#
        )
        #expect(pipeline.stages.map(\.id.name) == ["z", "a", "y", "b"])
    }

    @Test(
        "a stage's name is made of letters, digits, '-' and '_' and begins with a letter",
        arguments: [
            ("a", true), ("Web-2_x", true), (String(repeating: "a", count: 64), true), ("", false), ("2a", false),
            ("-a", false), ("a b", false), ("a/b", false), ("é", false), ("a.b", false),
            (String(repeating: "a", count: 65), false),
        ])
    func names(name: String, isValid: Bool) { #expect(StageID.isValid(name) == isValid) }
}
