import JSON
import PipelineEngine
import PipelineStages
import Testing

@Suite("Complaints that depend on values")
struct ValueComplaintTests {
    private static let clip = """
        "clip": {"stage": "generate", "model": "xai:grok-imagine@video", "positivePrompt": "x", "width": 1280,
                 "height": 720, "duration": 1},
        "source": {"stage": "download", "from": "clip"}
        """

    @Test("what a value makes of a stage is held against what follows it before anything is bought")
    func following() throws {
        let stages = """
            \(Self.clip),
            "mp4": {"stage": "transcode", "from": "source", "audio": {"codec": "${sound}"}},
            "sound": {"stage": "extractAudio", "from": "mp4"}
            """
        #expect(try plan(stages, ["sound": ["type": "string"]], ["sound": "aac"]) == [])
        #expect(
            try plan(stages, ["sound": ["type": "string"]], ["sound": "none"])
                == ["/stages/sound/from 'mp4' leaves only media without sound, and extractAudio needs sound"])
    }

    @Test("what a value asks for and FFmpeg lacks is found before anything is bought")
    func lacking() throws {
        var capabilities = MediaCapabilities.linked
        capabilities.encoders.remove("libopus")
        let stages = """
            \(Self.clip),
            "mp4": {"stage": "transcode", "from": "source", "audio": {"codec": "${sound}"}, "plays": "somewhere"}
            """
        #expect(
            try plan(stages, ["sound": ["type": "string"]], ["sound": "opus"], capabilities) == [
                "/stages/mp4/audio/codec the linked FFmpeg has no encoder 'libopus', which 'opus' needs; "
                    + "of the audio codecs it has 'aac'"
            ])
    }

    @Test("a condition guards settings that would be wrong where it isn't met")
    func guarded() throws {
        let stages = """
            \(Self.clip),
            "small": {"stage": "thumbnail", "from": "source", "widths": ["${w}"], "when": "w >= 16"}
            """
        #expect(try plan(stages, ["w": ["type": "integer"]], ["w": 4]) == [])
    }

    @Test("a setting bound to a choice holds where a value makes the choice that the preset made")
    func bound() throws {
        let text = """
            {"name": "p", "parameters": {"c": {"type": "string"}}, "stages": {"a": {"stage": "files"},
             "b": {"stage": "transcode", "from": "a", "preset": "mp4-h264-480", "video": {"codec": "${c}"},
                   "plays": "somewhere"}}}
            """
        let pipeline = try Pipeline<Stage>(parsing: Array(text.utf8), file: "p.json")
        let environment = StageEnvironment(inputs: [], mediaLibraries: "1", provider: "none")
        let crf = try ["h264", "vp9"].map { codec in
            try pipeline.resolved(with: ["c": .string(codec)])[StageID("b")]?
                .fingerprintFields(in: environment)["video.crf"]
        }
        #expect(crf == ["23", "32"])
    }

    @Test("a preset for generate may be a part of a request, and be chosen by a parameter")
    func parts() throws {
        let text = """
            {"name": "p", "parameters": {"look": {"type": "string", "default": "film"}},
             "presets": {"film": {"stage": "generate", "model": "xai:grok-imagine@video", "positivePrompt": "x"}},
             "stages": {"clip": {"stage": "generate", "preset": "${look}", "width": 1280, "height": 720,
                                 "duration": 1}}}
            """
        _ = try Pipeline<Stage>(parsing: Array(text.utf8), file: "p.json")
        let open = text.replacing(#", "default": "film""#, with: "")
        _ = try Pipeline<Stage>(parsing: Array(open.utf8), file: "p.json")
    }

    /// Stages, and what is wrong with them.
    static let wrong: [(String, [String])] = [
        (
            clip.replacing("\"x\"", with: #""x ${item.index}""#),
            [
                "/stages/clip/positivePrompt '${item.index}' depends on the other rows, and what is bought must not; "
                    + "use a parameter"
            ]
        ),
        (
            clip.replacing("@video", with: "@vidoe"),
            [
                "/stages/clip/model no model 'xai:grok-imagine@vidoe' is known; "
                    + "did you mean 'xai:grok-imagine@video'?"
            ]
        ),
        (
            #""a": {"stage": "files"}, "s": {"stage": "extractAudio", "from": "a"}, "t": {"stage": "thumbnail", "from": "s"}"#,
            ["/stages/t/from 's' leaves only sound, and thumbnail needs moving pictures"]
        ),
        (
            #""a": {"stage": "files"}, "b": {"stage": "transcode", "from": "a", "output": "w/${item.name}.mp4"}"#,
            ["/stages/b/output must not end with '.mp4', which is added"]
        ),
        (
            #""a": {"stage": "files"}, "c": {"stage": "probe", "from": "a", "expect": {"video": {"codec": "H.264"}}}"#,
            ["/stages/c/expect/video/codec no codec is called 'H.264'; did you mean 'h264'?"]
        ),
        (
            #""a": {"stage": "files", "matrix": {"n": [1, 2], "m": [1, 2]}}, "b": {"stage": "probe", "from": "a", "matrix": {"o": [\#((1...300).map(String.init).joined(separator: ","))]}}"#,
            [
                "/stages/b/matrix with those of the stages before it, it has 1200 combinations; 1000 is the most"
            ]
        ),
    ]

    @Test("what can't go well is said when the file is read", arguments: wrong)
    func complaints(stages: String, complaints: [String]) {
        let text = #"{"name": "p", "stages": {\#(stages)}}"#
        let error = #expect(throws: InvalidPipeline.self) {
            try Pipeline<Stage>(parsing: Array(text.utf8), file: "p.json")
        }
        #expect(error?.issues.map { "\($0.pointer) \($0.sentence)" } == complaints)
    }

    /// What is wrong when a pipeline is planned with values.
    private func plan(
        _ stages: String, _ parameters: JSONValue, _ values: [String: JSONValue],
        _ capabilities: MediaCapabilities = .linked
    ) throws -> [String] {
        let text = """
            {"name": "p", "parameters": \(JSONWriter.write(parameters)), "stages": {\(stages)}}
            """
        let pipeline = try Pipeline<Stage>(parsing: Array(text.utf8), file: "p.json", capabilities: capabilities)
        var planner = RowPlanner(pipeline)
        do {
            _ = try planner.plan(ParameterRow(values: values)) { _, _ in [] }
            return []
        } catch let invalid as InvalidPipeline {
            return invalid.issues.map { "\($0.pointer) \($0.sentence)" }
        }
    }
}
