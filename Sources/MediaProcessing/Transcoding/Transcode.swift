/// Asks for a video file for the web.
public struct Transcode: Hashable, Sendable, Codable {
    /// The containers that can be made.
    public enum Container: String, CaseIterable, Hashable, Sendable, Codable {
        /// MP4 with its index first, so that playing starts before all of it is there.
        case mp4
        /// WebM.
        case webm
        /// QuickTime, with its index first.
        case mov
        /// Matroska.
        case mkv
    }

    /// The video codecs that can be made.
    public enum VideoCodec: String, CaseIterable, Hashable, Sendable, Codable {
        /// H.264, by x264.
        case h264
        /// HEVC, by x265.
        case hevc
        /// VP9, by libvpx.
        case vp9
        /// AV1, by SVT-AV1.
        case av1
    }

    /// The audio codecs that can be made.
    public enum AudioCodec: String, CaseIterable, Hashable, Sendable, Codable {
        /// AAC-LC.
        case aac
        /// Opus.
        case opus
    }

    /// How the sound is encoded.
    public struct Audio: Hashable, Sendable, Codable {
        /// The codec.
        public var codec: AudioCodec
        /// The bit rate in bits a second; `nil` for the codec's usual one for so many channels.
        public var bitRate: Int?
        /// Whether the source's is copied.
        public var copy = Copying.never
        /// The rate, the channels and the loudness.
        public var sound: SoundSettings

        /// Makes settings.
        public init(codec: AudioCodec, bitRate: Int? = nil, sound: SoundSettings = .kept) {
            self.codec = codec
            self.bitRate = bitRate
            self.sound = sound
        }
    }

    /// The file's name, with its extension.
    public var name: String
    /// The container.
    public var container: Container
    /// The part of the source that is made.
    public var trim = Trim.whole
    /// What becomes of the source's tags.
    public var metadata = TagHandling.strip
    /// What becomes of the source's content credentials.
    public var provenance = ProvenanceHandling.strip
    /// Where the file is promised to play, which decides what may be copied; `nil` where nothing is promised or copied.
    public var plays: Reach?
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
