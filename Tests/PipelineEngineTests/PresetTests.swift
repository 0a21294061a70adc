import JSON
import PipelineEngine
import Testing

@Suite("Presets")
struct PresetTests {
    @Test("a preset's settings hold where the stage has none of its own")
    func beneath() throws {
        let stage = try stage(#"{"stage": "copy", "from": "a", "preset": "loud", "text": "?"}"#)
        #expect(stage.text == "?" && stage.count == 2)
    }

    @Test("a pipeline's own preset extends another, and a stage overrides both")
    func extended() throws {
        let presets = """
            "louder": {"extends": "loud", "description": "Shouts more.", "text": "!!"},
            "loudest": {"extends": "louder", "count": 9}
            """
        let stage = try stage(#"{"stage": "copy", "from": "a", "preset": "loudest", "note": "n"}"#, presets)
        #expect(stage.text == "!!" && stage.count == 9 && stage.note == "n")
        let plain = #""plain": {"stage": "copy", "text": "plain"}"#
        #expect(try self.stage(#"{"stage": "copy", "from": "a", "preset": "plain"}"#, plain).text == "plain")
    }

    @Test("presets may be in any order")
    func order() throws {
        let presets = #""second": {"extends": "first"}, "first": {"extends": "loud", "text": "1"}"#
        #expect(try stage(#"{"stage": "copy", "from": "a", "preset": "second"}"#, presets).text == "1")
    }

    @Test("a setting that was made for another choice doesn't hold beside the stage's own")
    func bound() throws {
        let presets = #""b": {"stage": "copy", "batch": "x", "count": 7, "text": "t"}"#
        let same = try stage(#"{"stage": "copy", "from": "a", "preset": "b", "batch": "x"}"#, presets)
        #expect(same.count == 7 && same.text == "t")
        let other = try stage(#"{"stage": "copy", "from": "a", "preset": "b", "batch": "y"}"#, presets)
        #expect(other.count == 1 && other.text == "t")
    }

    @Test("a parameter may choose the preset, and its values may refer to parameters")
    func parameters() throws {
        let pipeline = try pipeline(
            #"{"stage": "copy", "from": "a", "preset": "${which}"}"#, #""quiet": {"stage": "copy", "text": "${word}"}"#,
            parameters: #""which": {"type": "string"}, "word": {"type": "string", "default": "psst"}"#)
        #expect(try stage(of: pipeline, ["which": "loud"]).text == "!")
        #expect(try stage(of: pipeline, ["which": "quiet"]).text == "psst")
        let error = #expect(throws: InvalidPipeline.self) { try stage(of: pipeline, ["which": "laud"]) }
        #expect(
            error?.issues.map(\.sentence) == [
                "there is no preset 'laud', which is the value of '${which}'; did you mean 'loud'?"
            ])
    }

    @Test(
        "what is wrong with presets is said once, where it stands",
        arguments: [
            (#""p": {"extends": "lowd"}"#, ["/presets/p/extends there is no preset 'lowd'; did you mean 'loud'?"]),
            (#""p": {"extends": "p"}"#, ["/presets/p/extends 'p' extends itself in a circle"]),
            (
                #""p": {"extends": "q"}, "q": {"extends": "p"}"#,
                [
                    "/presets/p/extends 'p' extends itself in a circle",
                    "/presets/q/extends 'q' extends itself in a circle",
                ]
            ),
            (#""loud": {"stage": "copy"}"#, ["/presets/loud there is a preset 'loud' already; choose another name"]),
            (
                #""p": {}"#,
                [
                    "/presets/p needs the key 'extends', which names a preset, or 'stage', which says what kind it is for"
                ]
            ),
            (
                #""p": {"stage": "copy", "extends": "many"}"#,
                ["/presets/p/extends the preset 'many' is for make, not for copy"]
            ),
            (
                #""p": {"extends": "loud", "from": "a"}"#,
                ["/presets/p/from a preset has settings only; 'from' belongs to a stage"]
            ),
            (
                #""p": {"extends": "loud", "count": 99}"#,
                ["/presets/p/count must be a whole number from 1 to 20, not 99"]
            ),
        ])
    func complaints(presets: String, complaints: [String]) throws {
        let error = #expect(throws: InvalidPipeline.self) {
            try pipeline(#"{"stage": "copy", "from": "a", "preset": "p"}"#, presets)
        }
        let found = error?.issues.filter { $0.pointer.hasPrefix("/presets") }.map { "\($0.pointer) \($0.sentence)" }
        #expect(found == complaints)
    }

    @Test("what is wrong with a preset that comes with the program, where it is used, is said of its name")
    func borrowed() throws {
        let error = #expect(throws: InvalidPipeline.self) {
            try pipeline(#"{"stage": "split", "from": "a", "preset": "loud"}"#)
        }
        #expect(
            error?.issues.map { "\($0.pointer) \($0.sentence)" }
                == ["/stages/b/preset the preset 'loud' is for copy, not for split"])
    }

    // MARK: Kit

    private func stage(_ stage: String, _ presets: String = "") throws -> FakeStage {
        try self.stage(of: pipeline(stage, presets))
    }

    private func stage(of pipeline: Pipeline<FakeStage>, _ values: [String: JSONValue] = [:]) throws -> FakeStage {
        try pipeline.stage(
            pipeline.stages[1], in: ReferenceScope(declarations: pipeline.parameters, values: values))
    }

    private func pipeline(
        _ stage: String, _ presets: String = "", parameters: String = ""
    ) throws -> Pipeline<FakeStage> {
        let text = """
            {"name": "p", "parameters": {\(parameters)}, "presets": {\(presets)},
             "stages": {"a": {"stage": "make"}, "b": \(stage)}}
            """
        return try Pipeline(parsing: Array(text.utf8), file: "p.json")
    }
}
