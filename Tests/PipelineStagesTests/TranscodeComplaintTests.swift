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
            "/video/codec: must be one of 'h264', 'hevc', 'vp9', 'av1', not 'h265'; did you mean 'h264'?"),
        BrokenTranscode(
            "H.264 in WebM", #""container": "webm", "video": {"codec": "h264"}"#,
            "/video/codec: WebM holds VP9, AV1 and Opus, not H.264; use VP9 or AV1, or MP4 as the container"),
        BrokenTranscode(
            "a part of what is always copied", #""trim": {"end": 2}, "video": {"copy": "always"}"#,
            "/video/copy: 'always' copies all of a stream, and 'trim' makes a part of it; say \"copy\": \"never\", or leave "
                + "out 'trim'"),
        BrokenTranscode(
            "another loudness and other channels of what is always copied",
            #""audio": {"copy": "always", "loudness": {}, "channels": "mono"}"#,
            "/audio/loudness: 'always' copies the sound as it is; leave out 'loudness', or say \"copy\": \"whenRight\"",
            "/audio/channels: 'always' copies the sound as it is; leave out 'channels', or say \"copy\": \"whenRight\""),
        BrokenTranscode(
            "content credentials without the tags that they are signed with",
            #""provenance": "keep", "video": {"copy": "whenRight"}, "audio": {"copy": "whenRight"}"#,
            "/provenance: content credentials hold only for the file as it is, with its tags; say \"metadata\": \"keep\" too"
        ),
        BrokenTranscode(
            "content credentials of what is encoded", #""provenance": "keep", "metadata": "keep""#,
            "/provenance: content credentials hold only for the file as it is; say \"copy\": \"whenRight\" in 'video' and "
                + "'audio'"),
        BrokenTranscode(
            "a loudness and a rate of no sound",
            #""audio": {"codec": "none", "loudness": {}, "sampleRate": 48000, "channels": "mono"}"#,
            "/audio/loudness: there is no sound to have a loudness: its codec is 'none'",
            "/audio/sampleRate: there is no sound to have a sample rate: its codec is 'none'",
            "/audio/channels: there is no sound to have channels: its codec is 'none'"),
        BrokenTranscode(
            "a rate that Opus doesn't have", #""container": "webm", "audio": {"sampleRate": 44100}"#,
            "/audio/sampleRate: Opus has no 44100 Hz; use 48000, or leave it out"),
        BrokenTranscode(
            "AAC in WebM", #""container": "webm", "audio": {"codec": "aac"}"#,
            "/audio/codec: WebM holds VP9, AV1 and Opus, not AAC; use Opus, or MP4 as the container"),
        BrokenTranscode(
            "a preset's codecs in WebM", #""preset": "mp4-h264", "container": "webm""#,
            "/container: WebM holds VP9, AV1 and Opus, not AAC; use Opus, or MP4 as the container",
            "/container: WebM holds VP9, AV1 and Opus, not H.264; use VP9 or AV1, or MP4 as the container"),
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
            "VP9 in MOV", #""container": "mov", "video": {"codec": "vp9"}"#,
            "/video/codec: MOV holds H.264, HEVC and AAC, not VP9; use H.264 or HEVC, or MP4 as the container"),
        BrokenTranscode(
            "HEVC in browsers", #""video": {"codec": "hevc"}, "plays": "browsers""#,
            #"/plays: HEVC does not play in Chrome, Edge and Firefox without a decoder in hardware; use H.264, or say "plays": "apple""#
        ),
        BrokenTranscode(
            "AV1 in browsers", #""container": "webm", "video": {"codec": "av1"}, "plays": "browsers""#,
            #"/plays: AV1 does not play in Safari without a decoder in hardware; use VP9 in WebM, or H.264, or say "plays": "somewhere""#
        ),
        BrokenTranscode(
            "10 bits everywhere", #""video": {"bitDepth": 10}, "plays": "everywhere""#,
            #"/plays: H.264 of 10 bits does not play in Firefox, Safari, QuickTime Player and most other players; use 8 bits, or say "plays": "somewhere""#
        ),
        BrokenTranscode(
            "a quality and a mean bit rate", #""video": {"crf": 22, "bitRate": 300000}"#,
            "/video/crf: H.264 takes a quality or a mean bit rate, not both; leave out 'crf' or 'bitRate', or bound the quality with 'maxBitRate'"
        ),
        BrokenTranscode(
            "a mean above the peak", #""video": {"bitRate": 300000, "maxBitRate": 200000}"#,
            "/video/bitRate: the mean bit rate, 300000, is above the peak, 200000"),
        BrokenTranscode(
            "two passes without a bit rate", #""video": {"passes": 2}"#,
            "/video/passes: two passes spread a mean bit rate, and there is none; say 'bitRate', or leave out 'passes'"),
        BrokenTranscode(
            "two passes of a codec that has one", #""video": {"codec": "av1", "passes": 2, "bitRate": 300000}"#,
            "/video/passes: AV1 is encoded in one pass; leave out 'passes', or use H.264 or VP9"),
        BrokenTranscode(
            "half a box", #""video": {"fit": "cover", "width": 320}"#,
            "/video/fit: 'cover' fills a box; say both 'width' and 'height'"),
        BrokenTranscode(
            "an odd box with another bound", #""video": {"fit": "pad", "width": 321, "height": 320, "maxWidth": 100}"#,
            "/video/width: must be even, as pictures are encoded in pairs of lines",
            "/video/maxWidth: 'pad' makes a box of a set size; leave out 'maxWidth'"),
        BrokenTranscode(
            "growing to no size", #""video": {"upscale": true, "maxWidth": 640}"#,
            "/video/upscale: there is no size to grow to; say 'width' or 'height'"),
        BrokenTranscode(
            "a colour's name", #""video": {"background": "red"}"#,
            "/video/background: must be a colour such as '#1a2b3c', not 'red'"),
        BrokenTranscode(
            "high dynamic range in H.264", #""video": {"dynamicRange": "keep"}"#,
            "/video/dynamicRange: high dynamic range in H.264 is shown by few players; use HEVC, VP9 or AV1, or 'sdr'"),
        BrokenTranscode(
            "high dynamic range in 8 bits", #""video": {"codec": "hevc", "dynamicRange": "keep"}"#,
            #"/video/dynamicRange: high dynamic range takes 10 bits; say "bitDepth": 10, or 'sdr'"#),
        BrokenTranscode(
            "9 bits", #""video": {"bitDepth": 9}"#, "/video/bitDepth: must be 8, or 10, not 9"),
        BrokenTranscode(
            "a rate in words", #""video": {"frameRate": "constant"}"#,
            "/video/frameRate: must be a number from 1 to 240, or 'keep', not 'constant'"),
        BrokenTranscode(
            "a part that ends before it begins", #""trim": {"start": 2, "end": 2}"#,
            "/trim/end: the part ends before it begins; 'end' must be after 'start'"),
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
        #"""
        "container": "mkv", "trim": {"start": 0.5, "end": 2},
        "video": {"codec": "hevc", "bitRate": 300000, "maxBitRate": 600000, "passes": 1, "width": 320, "height": 240,
                  "fit": "cover", "upscale": true, "background": "#000000", "frameRate": 29.97, "maxFrameRate": 60,
                  "deinterlace": "never", "dynamicRange": "keep", "bitDepth": 10, "assumeColor": "bt601"}
        """#,
        #""video": {"codec": "vp9", "crf": 32, "bitRate": 300000, "passes": 2}"#,
        #""video": {"frameRate": "keep"}"#, #""video": {"width": 321}"#,
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
