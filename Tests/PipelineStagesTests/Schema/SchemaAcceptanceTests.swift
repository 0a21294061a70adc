import PipelineEngine
import PipelineStages
import Testing

/// A pipeline file that looks odd and is right.
struct OddPipeline: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String

    private init(_ name: String, _ members: String) {
        testDescription = name
        text = #"{"name": "p", \#(members)}"#
    }

    /// A file with a stage `b` that reads local files.
    private static func stage(_ name: String, _ settings: String, _ members: String = "") -> OddPipeline {
        OddPipeline(name, #"\#(members)"stages": {"a": {"stage": "files"}, "b": {"from": "a", \#(settings)}}"#)
    }

    static let all = [
        OddPipeline(
            "that says where its schema is", #""$schema": "pipeline.schema.json", "stages": {"a": {"stage": "files"}}"#),
        OddPipeline(
            "of empty parts",
            #""description": "", "parameters": {}, "presets": {}, "stages": {"a": {"stage": "files"}}"#),
        stage(
            "with a number that is a parameter's",
            #""stage": "thumbnail", "quality": "${q}", "widths": [640, "${w}"]"#,
            #""parameters": {"q": {"type": "integer"}, "w": {"type": "integer", "default": 320, "choices": [320, 640]}}, "#
        ),
        stage("with a number that is written with a point", #""stage": "thumbnail", "quality": 80.0, "at": 1e0"#),
        stage(
            "with a word that is a parameter's", #""stage": "extractAudio", "format": "${f}""#,
            #""parameters": {"f": {"type": "string", "default": "opus", "description": "The format."}}, "#),
        stage(
            "with a word of which a part is a parameter's", #""stage": "thumbnail", "formats": ["${f}g"]"#,
            #""parameters": {"f": {"type": "string", "default": "jpe"}}, "#),
        stage(
            "with a truth value that is a parameter's", #""stage": "probe", "countFrames": "${c}""#,
            #""parameters": {"c": {"type": "boolean", "default": false}}, "#),
        OddPipeline(
            "with escaped references",
            #""stages": {"a": {"stage": "generate", "model": "m:1@1", "positivePrompt": "costs $5, $${x} and $$${y"}}"#),
        OddPipeline(
            "with settings that are the model's own",
            #""stages": {"a": {"stage": "generate", "model": "m:1@1", "positivePrompt": "x", "settings": {"any": [null]}}}"#
        ),
        OddPipeline(
            "with a list of one stage to read",
            #""stages": {"a": {"stage": "files"}, "b": {"stage": "probe", "from": ["a"]}}"#),
        stage(
            "with a matrix of every type",
            #""stage": "thumbnail", "quality": "${matrix.q}", "output": "${item.name}-${matrix.on}-${matrix.t}x", "matrix": {"q": [80, 90], "on": [true, false], "t": ["", "x"]}"#
        ),
        stage("with a condition", #""stage": "thumbnail", "when": "item.index >= 2 and not (item.name == 'x')""#),
        stage("with an output", #""stage": "thumbnail", "output": "${item.name}/small-${item.index}""#),
        stage("with every policy", #""stage": "probe", "onError": "continue""#),
        stage("with a preset of the program", #""stage": "thumbnail", "preset": "poster-gallery", "quality": 50"#),
        stage(
            "with a preset of its own", #""stage": "thumbnail", "preset": "mine""#,
            #""presets": {"mine": {"extends": "poster-gallery", "description": "Fewer.", "widths": [640]}}, "#),
        stage(
            "with a preset of a preset of its own", #""stage": "thumbnail", "preset": "less""#,
            #""presets": {"less": {"extends": "mine", "quality": 20}, "mine": {"stage": "thumbnail", "quality": 30}}, "#
        ),
        OddPipeline(
            "with a setting that is needed and comes from a preset",
            #""presets": {"m": {"stage": "generate", "model": "m:1@1"}}, "stages": {"a": {"stage": "generate", "preset": "m", "positivePrompt": "x"}}"#
        ),
        stage("with an object of nothing", #""stage": "probe", "expect": {"video": {}}"#),
        stage(
            "with the greatest and the least", #""stage": "thumbnail", "widths": [16, 8192], "quality": 1, "at": 86400"#
        ),
    ]
}

@Suite("What the schema accepts")
struct SchemaAcceptanceTests {
    private static let verdicts = Result {
        let found = try SchemaJudge.objections(to: OddPipeline.all.map(\.text), under: Stage.schema.json)
        return Dictionary(zip(OddPipeline.all.map(\.testDescription), found)) { first, _ in first }
    }

    @Test("an odd pipeline is accepted, and by the reader too", arguments: OddPipeline.all)
    func accepted(_ pipeline: OddPipeline) throws {
        #expect(try Self.verdicts.get()[pipeline.testDescription] == [])
        #expect(throws: Never.self) { try Pipeline<Stage>(parsing: Array(pipeline.text.utf8), file: "p.json") }
    }
}
