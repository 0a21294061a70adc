import JSON
import PipelineEngine
import PipelineStages
import Testing

/// A transcode stage with something wrong with it, and what is said about that.
struct BrokenTranscode: Sendable, CustomTestStringConvertible {
    let name: String
    let settings: String
    let complaints: [String]

    init(_ name: String, _ settings: String, _ complaints: String...) {
        self.name = name
        self.settings = settings
        self.complaints = complaints
    }

    var testDescription: String { name }

    static let all = [
        BrokenTranscode(
            "a misspelt key", #""video": {"crff": 22}"#, "/video/crff: 'video' has no key 'crff'; did you mean 'crf'?"),
        BrokenTranscode(
            "a setting that stands a level too high", #""crf": 22"#,
            "/crf: transcode has no key 'crf'; it belongs in 'video'"),
        BrokenTranscode(
            "a preset that isn't there", #""preset": "mp4-h265""#,
            "/preset: there is no preset 'mp4-h265'; did you mean 'mp4-h264'?"),
        BrokenTranscode(
            "a quality that the usual codec doesn't have", #""video": {"crf": 60}"#,
            "/video/crf: must be a whole number from 1 to 51, not 60"),
        BrokenTranscode(
            "a quality that the codec doesn't have, which is written after it",
            #""video": {"crf": 60, "codec": "h264"}"#,
            "/video/crf: must be a whole number from 1 to 51, not 60"),
        BrokenTranscode(
            "a quality that the preset's codec doesn't have", #""preset": "mp4-h264", "video": {"crf": 60}"#,
            "/video/crf: must be a whole number from 1 to 51, not 60"),
        BrokenTranscode(
            "a quality that no codec has", #""preset": "webm-vp9", "video": {"crf": 64}"#,
            "/video/crf: must be a whole number from 0 to 63, not 64"),
        BrokenTranscode(
            "a speed of the other codec", #""video": {"speed": 4}"#,
            "/video/speed: must be one of 'ultrafast', 'superfast', 'veryfast', 'faster', 'fast', 'medium', 'slow', "
                + "'slower', 'veryslow', 'placebo', not 4"),
        BrokenTranscode(
            "a speed that VP9 doesn't have", #""container": "webm", "video": {"speed": "slow"}"#,
            "/video/speed: must be a whole number from 0 to 5, or one of '0', '1', '2', '3', '4', '5', not 'slow'"),
        BrokenTranscode(
            "a codec that isn't there, with a quality that some codec has", #""video": {"codec": "h265", "crf": 60}"#,
            "/video/codec: must be one of 'h264', 'vp9', not 'h265'; did you mean 'h264'?"),
        BrokenTranscode(
            "H.264 in WebM", #""container": "webm", "video": {"codec": "h264"}"#,
            "/video/codec: WebM holds VP9 and Opus, not H.264; use VP9, or MP4 as the container"),
        BrokenTranscode(
            "AAC in WebM", #""container": "webm", "audio": {"codec": "aac"}"#,
            "/audio/codec: WebM holds VP9 and Opus, not AAC; use Opus, or MP4 as the container"),
        BrokenTranscode(
            "a preset's codecs in WebM", #""preset": "mp4-h264", "container": "webm""#,
            "/container: WebM holds VP9 and Opus, not AAC; use Opus, or MP4 as the container",
            "/container: WebM holds VP9 and Opus, not H.264; use VP9, or MP4 as the container"),
        BrokenTranscode(
            "a promise that isn't kept", #""audio": {"codec": "opus"}, "plays": "everywhere""#,
            #"/plays: Opus in MP4 does not play in Safari before 17 and players without Opus; use AAC, or say "plays": "browsers""#
        ),
        BrokenTranscode(
            "a preset's promise that isn't kept", #""preset": "mp4-h264", "audio": {"codec": "opus"}"#,
            #"/audio/codec: Opus in MP4 does not play in Safari before 17 and players without Opus; use AAC, or say "plays": "browsers""#
        ),
        BrokenTranscode(
            "a preset's promise that a container doesn't keep", #""preset": "webm-vp9", "container": "mp4""#,
            #"/container: VP9 in MP4 does not play in Safari 17; use WebM with Opus, or H.264, or say "plays": "somewhere""#
        ),
        BrokenTranscode(
            "more promised than the preset does", #""preset": "webm-vp9", "plays": "apple""#,
            #"/plays: WebM does not play in QuickTime Player; use MP4 with H.264 and AAC, or say "plays": "browsers""#),
        BrokenTranscode(
            "a word for a promise that isn't there", #""plays": "everwhere""#,
            "/plays: must be one of 'everywhere', 'browsers', 'apple', 'somewhere', not 'everwhere'; did you mean 'everywhere'?"
        ),
        BrokenTranscode(
            "a bit rate of no sound", #""audio": {"codec": "none", "bitRate": 96000}"#,
            "/audio/bitRate: there is no sound to have a bit rate: its codec is 'none'"),
    ]

    /// Stages that are right.
    static let right = [
        #"""
        "preset": "mp4-h264", "container": "mp4",
        "video": {"codec": "h264", "crf": 22, "maxBitRate": 3000000, "speed": "medium", "keyframeInterval": 2,
                  "maxWidth": 1280, "maxHeight": 720, "maxShortSide": 720},
        "audio": {"codec": "aac", "bitRate": 128000}, "plays": "everywhere"
        """#,
        "", #""preset": "mp4-h264""#, #""container": "webm""#,
        #""container": "webm", "video": {"crf": 60, "speed": 0}"#,
        #""video": {"codec": "vp9", "crf": 63, "speed": "5"}"#, #""audio": {"codec": "opus"}, "plays": "apple""#,
        #""container": "webm", "plays": "browsers", "audio": {"codec": "none"}"#,
        #""preset": "mp4-h264", "video": {"codec": "vp9", "crf": 60}, "plays": "somewhere""#,
        #""video": {"codec": "${codec}", "crf": 60, "speed": "${speed}"}, "plays": "everywhere""#,
    ]
}

@Suite("Complaints about transcode")
struct TranscodeComplaintTests {
    @Test("all that is wrong is said in one round, at the setting at fault", arguments: BrokenTranscode.all)
    func complaints(_ broken: BrokenTranscode) {
        #expect(Self.complaints(about: broken.settings) == broken.complaints)
    }

    @Test("what is right, or may turn out to be, is accepted", arguments: BrokenTranscode.right)
    func accepted(settings: String) { #expect(Self.complaints(about: settings) == []) }

    @Test("a value that is given only when the pipeline is run is judged then")
    func later() throws {
        let pipeline = try Self.pipeline(#""video": {"codec": "${codec}", "crf": 60, "speed": "${speed}"}"#)
        _ = try pipeline.resolved(with: ["codec": "vp9", "speed": "5"])
        let error = #expect(throws: InvalidPipeline.self) {
            try pipeline.resolved(with: ["codec": "h264", "speed": "fast"])
        }
        #expect(error?.issues.map(\.sentence) == ["must be a whole number from 1 to 51, not 60"])
    }

    private static func complaints(about settings: String) -> [String] {
        do throws(InvalidPipeline) {
            _ = try pipeline(settings)
            return []
        } catch {
            return error.issues.map { "\($0.pointer.dropFirst("/stages/web".count)): \($0.sentence)" }
        }
    }

    private static func pipeline(_ settings: String) throws(InvalidPipeline) -> Pipeline<Stage> {
        let parameters = ["codec", "speed"].filter { settings.contains("${\($0)}") }
            .map { "\"\($0)\": {\"type\": \"string\"}" }
        let text = """
            {"name": "p", "parameters": {\(parameters.joined(separator: ", "))},
             "stages": {"clips": {"stage": "files"},
                        "web": {"stage": "transcode", "from": "clips"\(settings.isEmpty ? "" : ", ")\(settings)}}}
            """
        return try Pipeline<Stage>(parsing: Array(text.utf8), file: "p.json")
    }
}
