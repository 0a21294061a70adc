import PipelineEngine
import PipelineStages
import Testing

/// A pipeline, parts of FFmpeg that are taken away, and what is said about it then.
struct Lacking: Sendable, CustomTestStringConvertible {
    let missing: [String]
    let stages: String
    let complaint: String

    var testDescription: String { "without \(missing.joined(separator: ", "))" }

    static let all = [
        Lacking(
            missing: ["libvpx-vp9"],
            stages: #""webm": { "stage": "transcode", "from": "clips", "preset": "webm-vp9" }"#,
            complaint: """
                p.json:4:60: the linked FFmpeg has no encoder 'libvpx-vp9', which 'vp9' needs; of the video codecs it has 'h264', 'hevc', 'av1' [/stages/webm/preset]
                """),
        Lacking(
            missing: ["libwebp", "libmp3lame"],
            stages: """
                "still": { "stage": "thumbnail", "from": "clips", "formats": ["jpeg", "webp"] },
                "sound": { "stage": "extractAudio", "from": "clips", "format": "mp3" }
                """,
            complaint: """
                p.json:4:71: the linked FFmpeg has no encoder 'libwebp', which 'webp' needs; of the formats it has 'jpeg', 'png' [/stages/still/formats/1]
                p.json:5:64: the linked FFmpeg has no encoder 'libmp3lame', which 'mp3' needs; of the formats it has 'm4a', 'opus', 'flac', 'wav' [/stages/sound/format]
                """),
        Lacking(
            missing: ["libopus"],
            stages: """
                "web": { "stage": "transcode", "from": "clips", "container": "webm",
                         "audio": { "codec": "${sound}" } }
                """,
            complaint: """
                p.json:5:30: the linked FFmpeg has no encoder 'libopus', which 'opus' needs; of the audio codecs it has 'aac' [/stages/web/audio/codec]
                """),
        Lacking(
            missing: ["libx264", "aac"],
            stages: #""mp4": { "stage": "transcode", "from": "clips", "video": { "crff": 20 } }"#,
            complaint: """
                p.json:4:8: the linked FFmpeg has no encoder 'aac', which 'aac' needs; of the audio codecs it has 'opus' [/stages/mp4]
                p.json:4:58: the linked FFmpeg has no encoder 'libx264', which 'h264' needs; of the video codecs it has 'hevc', 'vp9', 'av1' [/stages/mp4/video]
                p.json:4:60: 'video' has no key 'crff'; did you mean 'crf'? [/stages/mp4/video/crff]
                """),
    ]
}

@Suite("Complaints about what FFmpeg lacks")
struct LackingFFmpegTests {
    @Test("stand at the setting, or at the nearest object that is there", arguments: Lacking.all)
    func complaint(_ lacking: Lacking) {
        let text = """
            { "name": "p", \(lacking.stages.contains("${sound}") ? #""parameters": { "sound": { "type": "string", "default": "opus" } },"# : "")
              "stages": {
                "clips": { "stage": "files" },
            \(lacking.stages) } }
            """
        do throws(InvalidPipeline) {
            _ = try Pipeline<Stage>(
                parsing: Array(text.utf8), file: "p.json", capabilities: .everything(but: lacking.missing))
            Issue.record("the pipeline was accepted")
        } catch {
            #expect(InvalidPipeline(file: error.file, issues: error.issues).description == lacking.complaint)
        }
    }
}
