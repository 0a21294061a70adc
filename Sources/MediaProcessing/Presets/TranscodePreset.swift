/// Named settings for web video.
///
/// Numbers: Apple's HLS authoring rules for peaks, Google's VP9 guide for quality levels; the rest is our choice.
public enum TranscodePreset: String, CaseIterable, Hashable, Sendable {
    /// H.264 and AAC in MP4: plays everywhere.
    case mp4H264 = "mp4-h264"
    /// VP9 and Opus in WebM: smaller, plays in every current browser.
    case webmVP9 = "webm-vp9"

    /// The settings; `name` is the file's stem.
    public func transcode(named name: String) -> Transcode {
        switch self {
        case .mp4H264:
            Transcode(
                name: name + ".mp4", container: .mp4,
                video: .init(codec: .h264, crf: 22, maxBitRate: 3_000_000, speed: "medium"),
                audio: .init(codec: .aac, bitRate: 128_000))
        case .webmVP9:
            Transcode(
                name: name + ".webm", container: .webm,
                video: .init(codec: .vp9, crf: 32, maxBitRate: 1_485_000, speed: "4"),
                audio: .init(codec: .opus, bitRate: 96_000))
        }
    }
}
