import JSON
import PipelineEngine

extension Presets {
    private static let apple =
        "Apple's HLS authoring rules for the peak, twice which is the buffer, and for the key frames"
    private static let google = "Google's VP9 guide for quality, peak and mean bit rate"

    static let transcode = [
        Preset(
            "mp4-h264", kind: TranscodeStage.kind, summary: "H.264 and AAC in MP4: plays everywhere.",
            source: apple + "; quality and speed are our choice",
            values: h264(crf: 22, maxBitRate: 3_000_000, speed: "medium")),
        Preset(
            "mp4-h264-720", kind: TranscodeStage.kind,
            summary: "H.264 and AAC in MP4, up to 720 lines: plays everywhere; slower and smaller than mp4-h264.",
            source: apple + "; quality and speed are our choice",
            values: h264(crf: 22, maxBitRate: 3_000_000, speed: "slow", maxShortSide: 720)),
        Preset(
            "mp4-h264-480", kind: TranscodeStage.kind,
            summary: "H.264 and AAC in MP4, up to 480 lines: plays everywhere, over slow lines too.",
            source: apple + ", between those of its 432 and 540 lines; quality and speed are our choice",
            values: h264(crf: 23, maxBitRate: 1_500_000, speed: "slow", maxShortSide: 480)),
        Preset(
            "remux-web", kind: TranscodeStage.kind,
            summary: "The source's H.264 and AAC with the index first, where they play everywhere; else as mp4-h264.",
            source:
                "what browsers and older players have decoders for; quality and speed, where it is encoded, as mp4-h264",
            values: remux),
        Preset(
            "webm-vp9", kind: TranscodeStage.kind,
            summary: "VP9 and Opus in WebM: smaller, plays in every current browser.",
            source: google + " of 720 lines; speed and sound are our choice",
            values: vp9(crf: 32, maxBitRate: 1_485_000, speed: 4)),
        Preset(
            "webm-vp9-720", kind: TranscodeStage.kind,
            summary: "VP9 and Opus in WebM, up to 720 lines, in two passes: plays in every current browser.",
            source: google + " of 720 lines, and its speed and passes; the sound is our choice",
            values: vp9(crf: 32, bitRate: 1_024_000, maxBitRate: 1_485_000, speed: 2, maxShortSide: 720)),
        Preset(
            "webm-vp9-480", kind: TranscodeStage.kind,
            summary: "VP9 and Opus in WebM, up to 480 lines, in two passes: plays in every current browser, over slow "
                + "lines too.",
            source: google + " of 480 lines in medium quality, and its passes; speed and sound are our choice",
            values: vp9(crf: 33, bitRate: 750_000, maxBitRate: 1_088_000, speed: 2, maxShortSide: 480)),
        Preset(
            "mp4-hevc", kind: TranscodeStage.kind,
            summary: "HEVC and AAC in MP4: smaller than mp4-h264, plays on Apple's devices.",
            source:
                "Apple's HLS authoring rules for its tag, hvc1, and for the key frames; quality and speed are our choice",
            values: settings([
                "container": "mp4", "video": .object(video("hevc", 26, 0, "medium", nil)),
                "audio": ["codec": "aac"], "plays": "apple",
            ])),
        Preset(
            "mp4-av1", kind: TranscodeStage.kind,
            summary: "AV1 and AAC in MP4: the smallest, to be offered before a file that plays everywhere.",
            source: svt, values: av1("mp4", ["codec": "aac"])),
        Preset(
            "webm-av1", kind: TranscodeStage.kind,
            summary: "AV1 and Opus in WebM: the smallest, to be offered before a file that plays everywhere.",
            source: svt, values: av1("webm", ["codec": "opus"])),
        Preset(
            "hover", kind: TranscodeStage.kind,
            summary: "The first 3 seconds, small and without sound, for a page that plays them under the pointer.",
            source: "our choice: the peak keeps it below 200 kB", values: hover),
    ]
    private static let svt = "where users of SVT-AV1 begin, for quality and speed; the rest is our choice"

    private static func av1(_ container: JSONValue, _ audio: JSONValue) -> JSONObject {
        settings([
            "container": container, "video": .object(video("av1", 35, 0, 6, nil)), "audio": audio, "plays": "somewhere",
        ])
    }

    private static var hover: JSONObject {
        var video = video("h264", 28, 320_000, "slow", nil)
        video["maxWidth"] = 480
        video["maxHeight"] = 480
        return settings([
            "container": "mp4", "trim": ["end": 3], "video": .object(video), "audio": ["codec": "none"],
            "plays": "everywhere",
        ])
    }

    private static var remux: JSONObject {
        var video = video("h264", 22, 3_000_000, "medium", nil)
        video["copy"] = "whenRight"
        return settings([
            "container": "mp4", "video": .object(video),
            "audio": ["codec": "aac", "copy": "whenRight", "channels": "stereo"], "plays": "everywhere",
        ])
    }

    private static func h264(crf: Int, maxBitRate: Int, speed: JSONValue, maxShortSide: Int? = nil) -> JSONObject {
        settings([
            "container": "mp4", "video": .object(video("h264", crf, maxBitRate, speed, maxShortSide)),
            "audio": ["codec": "aac"], "plays": "everywhere",
        ])
    }

    private static func vp9(
        crf: Int, bitRate: Int? = nil, maxBitRate: Int, speed: JSONValue, maxShortSide: Int? = nil
    ) -> JSONObject {
        var video = video("vp9", crf, maxBitRate, speed, maxShortSide)
        if let bitRate {
            video["bitRate"] = .int(bitRate)
            video["passes"] = 2
        }
        return settings([
            "container": "webm", "video": .object(video),
            "audio": ["codec": "opus"], "plays": "browsers",
        ])
    }

    private static func video(
        _ codec: String, _ crf: Int, _ maxBitRate: Int, _ speed: JSONValue, _ maxShortSide: Int?
    ) -> JSONObject {
        var video = settings([
            "codec": .string(codec), "crf": .int(crf), "maxBitRate": .int(maxBitRate), "speed": speed,
            "keyframeInterval": 2,
        ])
        video["maxShortSide"] = maxShortSide.map(JSONValue.int)
        return video
    }
}
