import PipelineEngine
import PipelineStages
import Testing

/// A pipeline file that is wrong in itself, and where the schema says so.
struct RefusedPipeline: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    let pointers: [String]

    /// A file with further members beside its name.
    private init(_ name: String, _ members: String, at pointers: String...) {
        testDescription = name
        text = "{\(members)}"
        self.pointers = pointers
    }

    /// A file with a stage `b` that reads local files.
    private static func stage(_ name: String, _ settings: String, at pointer: String) -> RefusedPipeline {
        RefusedPipeline(
            name, #""name": "p", "stages": {"a": {"stage": "files"}, "b": {"from": "a", \#(settings)}}"#,
            at: "/stages/b" + pointer)
    }

    private static let files = #""stages": {"a": {"stage": "files"}}"#

    static let all = [
        RefusedPipeline("without a name", files, at: ""),
        RefusedPipeline("with a name that is none", #""name": "1 2", \#(files)"#, at: "/name"),
        RefusedPipeline("with a misspelt key", #""name": "p", "descriptoin": "", \#(files)"#, at: ""),
        RefusedPipeline(
            "with a description that is no text", #""name": "p", "description": 1, \#(files)"#, at: "/description"),
        RefusedPipeline("with a schema that is no text", #""name": "p", "$schema": null, \#(files)"#, at: "/$schema"),
        RefusedPipeline("without stages", #""name": "p""#, at: ""),
        RefusedPipeline("with no stage at all", #""name": "p", "stages": {}"#, at: "/stages"),
        RefusedPipeline("with a list of stages", #""name": "p", "stages": []"#, at: "/stages"),
        RefusedPipeline("with a stage that is null", #""name": "p", "stages": {"a": null}"#, at: "/stages/a"),
        RefusedPipeline(
            "with a stage of a bad name", #""name": "p", "stages": {"a b": {"stage": "files"}}"#, at: "/stages"),
        RefusedPipeline(
            "with an unknown kind", #""name": "p", "stages": {"a": {"stage": "file"}}"#, at: "/stages/a/stage"),
        RefusedPipeline("with a stage without its kind", #""name": "p", "stages": {"a": {}}"#, at: "/stages/a"),
        RefusedPipeline(
            "with a first stage that reads another", #""name": "p", "stages": {"a": {"stage": "files", "from": "a"}}"#,
            at: "/stages/a"),
        RefusedPipeline(
            "with a second stage that reads nothing", #""name": "p", "stages": {"a": {"stage": "probe"}}"#,
            at: "/stages/a"),
        RefusedPipeline(
            "with a generation without a model",
            #""name": "p", "stages": {"a": {"stage": "generate", "positivePrompt": "x"}}"#, at: "/stages/a"),
        stage("with a misspelt setting", #""stage": "thumbnail", "qualty": 80"#, at: ""),
        stage("with a setting of another kind", #""stage": "thumbnail", "bitRate": 96000"#, at: ""),
        stage(
            "with a misspelt setting within another", #""stage": "probe", "expect": {"audoi": "required"}"#,
            at: "/expect"),
        stage("with a number out of range", #""stage": "thumbnail", "quality": 101"#, at: "/quality"),
        stage("with a number in quotes", #""stage": "thumbnail", "quality": "80"# + "\"", at: "/quality"),
        stage("with a fraction where none may be", #""stage": "thumbnail", "quality": 80.5"#, at: "/quality"),
        stage("with a word that is none of those", #""stage": "extractAudio", "format": "mp4"# + "\"", at: "/format"),
        stage("with a word that is neither that nor a number", #""stage": "thumbnail", "at": "last""#, at: "/at"),
        stage("with an empty list", #""stage": "thumbnail", "widths": []"#, at: "/widths"),
        stage("with a wrong element of a list", #""stage": "thumbnail", "widths": [320, 9]"#, at: "/widths/1"),
        stage("with null", #""stage": "probe", "expect": null"#, at: "/expect"),
        stage(
            "with null deep down", #""stage": "probe", "expect": {"video": {"width": null}}"#, at: "/expect/video/width"
        ),
        stage(
            "with a reference for a list", #""stage": "thumbnail", "widths": "${matrix.w}", "matrix": {"w": [1]}"#,
            at: "/widths"),
        stage(
            "with a reference where a word decides",
            #""stage": "probe", "onError": "${matrix.e}", "matrix": {"e": ["skip"]}"#, at: "/onError"),
        stage("with an open reference", #""stage": "thumbnail", "output": "${item.name"# + "\"", at: "/output"),
        stage("with an output of what publishes nothing", #""stage": "probe", "output": "x""#, at: ""),
        stage("with an empty condition", #""stage": "probe", "when": """#, at: "/when"),
        stage("with a condition that is no text", #""stage": "probe", "when": true"#, at: "/when"),
        stage("with a matrix without axes", #""stage": "probe", "matrix": {}"#, at: "/matrix"),
        stage("with an axis without values", #""stage": "probe", "matrix": {"w": []}"#, at: "/matrix/w"),
        stage("with a value twice", #""stage": "probe", "matrix": {"w": [1, 1]}"#, at: "/matrix/w"),
        stage("with a list as a value", #""stage": "probe", "matrix": {"w": [[1]]}"#, at: "/matrix/w/0"),
        RefusedPipeline(
            "with a parameter without its type", #""name": "p", "parameters": {"x": {"default": 1}}, \#(files)"#,
            at: "/parameters/x"),
        RefusedPipeline(
            "with a default of another type",
            #""name": "p", "parameters": {"x": {"type": "integer", "default": "1"}}, \#(files)"#,
            at: "/parameters/x/default"),
        RefusedPipeline(
            "with a bound of a text", #""name": "p", "parameters": {"x": {"type": "string", "minimum": 1}}, \#(files)"#,
            at: "/parameters/x/minimum"),
        RefusedPipeline(
            "with a choice of another type",
            #""name": "p", "parameters": {"x": {"type": "boolean", "choices": [true, 1]}}, \#(files)"#,
            at: "/parameters/x/choices/1"),
        RefusedPipeline(
            "with a preset of no kind", #""name": "p", "presets": {"x": {"quality": 80}}, \#(files)"#, at: "/presets/x"),
        RefusedPipeline(
            "with a preset that reads a stage",
            #""name": "p", "presets": {"x": {"stage": "probe", "from": "a"}}, \#(files)"#, at: "/presets/x"),
        RefusedPipeline(
            "with a preset of a wrong setting",
            #""name": "p", "presets": {"x": {"stage": "thumbnail", "quality": 0}}, \#(files)"#, at: "/presets/x/quality"
        ),
        RefusedPipeline(
            "with a preset that extends one of the program with a setting of another kind",
            #""name": "p", "presets": {"x": {"extends": "audio-opus", "quality": 80}}, \#(files)"#, at: "/presets/x"),
        RefusedPipeline(
            "with a preset whose description is no text",
            #""name": "p", "presets": {"x": {"stage": "probe", "description": []}}, \#(files)"#,
            at: "/presets/x/description"),
    ]
}

@Suite("What the schema refuses")
struct SchemaRefusalTests {
    private static let verdicts = Result {
        let found = try SchemaJudge.objections(to: RefusedPipeline.all.map(\.text), under: Stage.schema.json)
        return Dictionary(zip(RefusedPipeline.all.map(\.testDescription), found)) { first, _ in first }
    }

    @Test(
        "a pipeline is refused at the place where it is wrong, and the reader refuses it too",
        arguments: RefusedPipeline.all)
    func refused(_ pipeline: RefusedPipeline) throws {
        let objections = try #require(try Self.verdicts.get()[pipeline.testDescription])
        #expect(objections.map(\.pointer) == pipeline.pointers, "\(objections)")
        #expect(throws: InvalidPipeline.self) {
            try Pipeline<Stage>(parsing: Array(pipeline.text.utf8), file: "p.json")
        }
    }
}
