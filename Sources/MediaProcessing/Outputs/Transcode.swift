/// Asks for a video file for the web.
public struct Transcode: Hashable, Sendable, Codable {
    /// The containers that can be made.
    public enum Container: String, CaseIterable, Hashable, Sendable, Codable {
        /// MP4 with its index first, so that playing starts before all of it is there.
        case mp4
        /// WebM.
        case webm
    }

    /// The video codecs that can be made.
    public enum VideoCodec: String, CaseIterable, Hashable, Sendable, Codable {
        /// H.264, by x264.
        case h264
        /// VP9, by libvpx.
        case vp9
    }

    /// The audio codecs that can be made.
    public enum AudioCodec: String, CaseIterable, Hashable, Sendable, Codable {
        /// AAC-LC.
        case aac
        /// Opus.
        case opus
    }

    /// How the picture is encoded.
    public struct Video: Hashable, Sendable, Codable {
        /// The codec.
        public var codec: VideoCodec
        /// Constant quality: less is better and larger.
        ///
        /// In the codec's ``VideoCodec/qualities``.
        public var crf: Int
        /// The peak bit rate in bits a second; 0 for none.
        public var maxBitRate: Int
        /// How hard the encoder tries: x264's preset, or libvpx's `cpu-used`; one of the codec's ``VideoCodec/speeds``.
        public var speed: String
        /// The longest time between key frames in seconds.
        public var keyframeInterval: Double
        /// The widest the picture may be; it is never made wider than the source's.
        public var maxWidth: Int?
        /// The highest the picture may be; it is never made higher than the source's.
        public var maxHeight: Int?
        /// The longest its shorter side may be, which is the height of a wide picture and the width of a tall one.
        public var maxShortSide: Int?

        /// Makes settings.
        public init(codec: VideoCodec, crf: Int, maxBitRate: Int, speed: String, keyframeInterval: Double = 2) {
            self.codec = codec
            self.crf = crf
            self.maxBitRate = maxBitRate
            self.speed = speed
            self.keyframeInterval = keyframeInterval
        }
    }

    /// How the sound is encoded.
    public struct Audio: Hashable, Sendable, Codable {
        /// The codec.
        public var codec: AudioCodec
        /// The bit rate in bits a second.
        public var bitRate: Int

        /// Makes settings.
        public init(codec: AudioCodec, bitRate: Int) {
            self.codec = codec
            self.bitRate = bitRate
        }
    }

    /// The file's name, with its extension.
    public var name: String
    /// The container.
    public var container: Container
    /// How the picture is encoded.
    public var video: Video
    /// How the sound is encoded, if the source has any; `nil` leaves it out.
    public var audio: Audio?

    /// Asks for a file.
    public init(name: String, container: Container, video: Video, audio: Audio?) {
        self.name = name
        self.container = container
        self.video = video
        self.audio = audio
    }
}
