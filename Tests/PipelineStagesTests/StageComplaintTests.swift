import PipelineEngine
import PipelineStages
import Testing

/// A pipeline file with something wrong with it, and what is said about that.
struct BrokenPipeline: Sendable, CustomTestStringConvertible {
    let name: String
    let stages: String
    let complaint: String

    var testDescription: String { name }

    static let all = [
        BrokenPipeline(
            name: "a misspelt key of a kind",
            stages:
                #""a": {"stage": "files"}, "b": {"stage": "thumbnail", "from": "a", "qualty": 22}"#,
            complaint:
                "p.json:1:92: thumbnail has no key 'qualty'; did you mean 'quality'? [/stages/b/qualty]"),
        BrokenPipeline(
            name: "a bit rate for what has none",
            stages:
                #""a": {"stage": "files"}, "b": {"stage": "extractAudio", "from": "a", "format": "flac", "bitRate": 96000}"#,
            complaint:
                "p.json:1:124: flac is without loss and has no bit rate to choose [/stages/b/bitRate]"),
        BrokenPipeline(
            name: "a rate that the format doesn't have",
            stages:
                #""a": {"stage": "files"}, "b": {"stage": "extractAudio", "from": "a", "format": "opus", "sampleRate": 44100}"#,
            complaint: "p.json:1:127: Opus has no 44100 Hz; use 48000, or leave it out [/stages/b/sampleRate]"),
        BrokenPipeline(
            name: "a part that ends before it begins",
            stages:
                #""a": {"stage": "files"}, "b": {"stage": "extractAudio", "from": "a", "trim": {"start": 2, "end": 1}}"#,
            complaint:
                "p.json:1:123: the part ends before it begins; 'end' must be after 'start' [/stages/b/trim/end]"),
        BrokenPipeline(
            name: "a waveform's setting for a poster",
            stages: #""a": {"stage": "files"}, "b": {"stage": "thumbnail", "from": "a", "pointsPerSecond": 20}"#,
            complaint: "p.json:1:92: thumbnail has no key 'pointsPerSecond' [/stages/b/pointsPerSecond]"),
        BrokenPipeline(
            name: "a poster's format for a waveform",
            stages:
                #""a": {"stage": "files"}, "b": {"stage": "thumbnail", "from": "a", "make": "waveform", "formats": ["jpeg"]}"#,
            complaint:
                "p.json:1:124: must be one of 'json', 'svg', 'png', not 'jpeg'; did you mean 'png'? [/stages/b/formats/0]"
        ),
        BrokenPipeline(
            name: "a colour that is none",
            stages:
                #""a": {"stage": "files"}, "b": {"stage": "thumbnail", "from": "a", "make": "waveform", "color": "blue"}"#,
            complaint: "p.json:1:121: must be a colour such as '#1a2b3c', not 'blue' [/stages/b/color]"),
        BrokenPipeline(
            name: "a waveform of what has no sound",
            stages:
                #""a": {"stage": "files"}, "b": {"stage": "transcode", "from": "a", "audio": {"codec": "none"}}, "c": {"stage": "thumbnail", "from": "b", "make": "waveform"}"#,
            complaint:
                "p.json:1:157: 'b' leaves only media without sound, and thumbnail needs sound [/stages/c/from]"),
        BrokenPipeline(
            name: "media read from images",
            stages:
                #""a": {"stage": "files"}, "b": {"stage": "thumbnail", "from": "a"}, "c": {"stage": "probe", "from": "b"}"#,
            complaint: "p.json:1:125: 'b' makes images, and probe reads video or audio [/stages/c/from]"),
        BrokenPipeline(
            name: "media read from a generation",
            stages:
                #""a": {"stage": "generate", "model": "m:1@1", "positivePrompt": "x"}, "b": {"stage": "probe", "from": "a"}"#,
            complaint:
                "p.json:1:127: 'a' makes clips that are not here yet; put a download stage between them [/stages/b/from]"
        ),
        BrokenPipeline(
            name: "a prompt that names no parameter, which isn't missing besides",
            stages:
                #""a": {"stage": "generate", "model": "xai:grok-imagine@video", "positivePrompt": "${x}", "width": 480, "height": 480}"#,
            complaint: "p.json:1:106: '${x}' names no parameter [/stages/a/positivePrompt]"),
        BrokenPipeline(
            name: "a download of a file",
            stages: #""a": {"stage": "files"}, "b": {"stage": "download", "from": "a"}"#,
            complaint: "p.json:1:86: 'a' makes nothing to download; download reads from generate [/stages/b/from]"),
        BrokenPipeline(
            name: "widths that are no numbers",
            stages: #""a": {"stage": "files"}, "b": {"stage": "thumbnail", "from": "a", "widths": [320, "x", 9]}"#,
            complaint: """
                p.json:1:108: must be a whole number from 16 to 8192, not 'x' [/stages/b/widths/1]
                p.json:1:113: must be a whole number from 16 to 8192, not 9 [/stages/b/widths/2]
                """),
        BrokenPipeline(
            name: "an expectation with a misspelt word",
            stages: #""a": {"stage": "files"}, "b": {"stage": "probe", "from": "a", "expect": {"audio": "requird"}}"#,
            complaint:
                "p.json:1:108: must be one of 'required', 'absent', 'optional', not 'requird'; did you mean 'required'? [/stages/b/expect/audio]"
        ),
        BrokenPipeline(
            name: "patterns that are never closed",
            stages: #""a": {"stage": "files", "paths": ["clips/*.mp4", "clips/[a.mp4", "*.{mp4,mov"]}"#,
            complaint: """
                p.json:1:75: a '[' is never closed; write '[[]' for the character itself [/stages/a/paths/1]
                p.json:1:91: a '{' is never closed; write '[{]' for the character itself [/stages/a/paths/2]
                """),
    ]
}

@Suite("Complaints about stages")
struct StageComplaintTests {
    @Test("a broken pipeline gets exactly this complaint", arguments: BrokenPipeline.all)
    func complaint(_ broken: BrokenPipeline) {
        let text = #"{"name": "p", "stages": {"# + broken.stages + "}}"
        do throws(InvalidPipeline) {
            _ = try Pipeline<Stage>(parsing: Array(text.utf8), file: "p.json")
            Issue.record("the pipeline was accepted")
        } catch {
            #expect(InvalidPipeline(file: error.file, issues: error.issues).description == broken.complaint)
        }
    }
}
