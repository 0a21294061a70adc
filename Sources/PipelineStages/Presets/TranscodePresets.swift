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
            "webm-vp9", kind: TranscodeStage.kind,
            summary: "VP9 and Opus in WebM: smaller, plays in every current browser.",
            source: google + " of 720 lines; speed and sound are our choice",
            values: vp9(crf: 32, maxBitRate: 1_485_000, speed: 4)),
        Preset(
            "webm-vp9-720", kind: TranscodeStage.kind,
            summary: "VP9 and Opus in WebM, up to 720 lines: plays in every current browser; slower than webm-vp9.",
            source: google + " of 720 lines, and its speed; the sound is our choice",
            values: vp9(crf: 32, maxBitRate: 1_485_000, speed: 2, maxShortSide: 720)),
        Preset(
            "webm-vp9-480", kind: TranscodeStage.kind,
            summary: "VP9 and Opus in WebM, up to 480 lines: plays in every current browser, over slow lines too.",
            source: google + " of 480 lines in medium quality; speed and sound are our choice",
            values: vp9(crf: 33, maxBitRate: 1_088_000, speed: 2, maxShortSide: 480)),
    ]

    private static func h264(crf: Int, maxBitRate: Int, speed: JSONValue, maxShortSide: Int? = nil) -> JSONObject {
        settings([
            "container": "mp4", "video": video("h264", crf, maxBitRate, speed, maxShortSide),
            "audio": ["codec": "aac", "bitRate": 128_000], "plays": "everywhere",
        ])
    }

    private static func vp9(crf: Int, maxBitRate: Int, speed: JSONValue, maxShortSide: Int? = nil) -> JSONObject {
        settings([
            "container": "webm", "video": video("vp9", crf, maxBitRate, speed, maxShortSide),
            "audio": ["codec": "opus", "bitRate": 96_000], "plays": "browsers",
        ])
    }

    private static func video(
        _ codec: String, _ crf: Int, _ maxBitRate: Int, _ speed: JSONValue, _ maxShortSide: Int?
    ) -> JSONValue {
        var video = settings([
            "codec": .string(codec), "crf": .int(crf), "maxBitRate": .int(maxBitRate), "speed": speed,
            "keyframeInterval": 2,
        ])
        video["maxShortSide"] = maxShortSide.map(JSONValue.int)
        return .object(video)
    }
}
