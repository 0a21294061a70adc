/// A way of compressing pictures or sound, by FFmpeg's name for it.
public struct CodecID: RawRepresentable, Hashable, Sendable {
    /// FFmpeg's name, such as `h264`.
    public let rawValue: String

    /// The one with this FFmpeg name; not checked against what FFmpeg knows.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}

extension CodecID: Codable, CustomStringConvertible {
    /// FFmpeg's name.
    public var description: String { rawValue }
}

extension CodecID {
    /// H.264 / AVC.
    public static let h264 = CodecID(rawValue: "h264")
    /// H.265 / HEVC.
    public static let hevc = CodecID(rawValue: "hevc")
    /// VP8.
    public static let vp8 = CodecID(rawValue: "vp8")
    /// VP9.
    public static let vp9 = CodecID(rawValue: "vp9")
    /// AV1.
    public static let av1 = CodecID(rawValue: "av1")
    /// MPEG-4 part 2.
    public static let mpeg4 = CodecID(rawValue: "mpeg4")
    /// Apple ProRes.
    public static let prores = CodecID(rawValue: "prores")
    /// JPEG pictures.
    public static let mjpeg = CodecID(rawValue: "mjpeg")
    /// PNG pictures.
    public static let png = CodecID(rawValue: "png")
    /// WebP pictures.
    public static let webp = CodecID(rawValue: "webp")
    /// GIF pictures.
    public static let gif = CodecID(rawValue: "gif")
    /// Pictures as they are.
    public static let rawVideo = CodecID(rawValue: "rawvideo")
    /// AAC.
    public static let aac = CodecID(rawValue: "aac")
    /// Opus.
    public static let opus = CodecID(rawValue: "opus")
    /// Vorbis.
    public static let vorbis = CodecID(rawValue: "vorbis")
    /// MP3.
    public static let mp3 = CodecID(rawValue: "mp3")
    /// FLAC.
    public static let flac = CodecID(rawValue: "flac")
    /// Apple Lossless.
    public static let alac = CodecID(rawValue: "alac")
    /// Dolby Digital.
    public static let ac3 = CodecID(rawValue: "ac3")
    /// Dolby Digital Plus.
    public static let eac3 = CodecID(rawValue: "eac3")
    /// Samples of 16 bits, little-endian.
    public static let pcmS16LE = CodecID(rawValue: "pcm_s16le")
    /// Samples of 24 bits, little-endian.
    public static let pcmS24LE = CodecID(rawValue: "pcm_s24le")
    /// Samples in 32-bit floating point, little-endian.
    public static let pcmF32LE = CodecID(rawValue: "pcm_f32le")
}
