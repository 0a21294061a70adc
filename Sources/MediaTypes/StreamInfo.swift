/// What a file says about one of its streams.
public struct StreamInfo: Hashable, Sendable, Codable {
    /// The place of the stream in the file, from 0.
    public var index: Int
    /// What the stream carries.
    public var kind: MediaKind
    /// How it is compressed.
    public var codec: CodecID
    /// The codec's profile, such as `High`.
    public var profile: String?
    /// The codec's level as its own number, such as 31 for H.264's 3.1.
    public var level: Int?
    /// The container's four letters for the codec, such as `avc1`.
    public var codecTag: String?
    /// The length of a tick of the stream's timestamps.
    public var timeBase: Rational
    /// When the stream starts.
    public var start: Seconds?
    /// How long the stream says it is.
    public var duration: Seconds?
    /// Bits a second.
    public var bitRate: Int64?
    /// How many frames the container says there are.
    public var frameCount: Int?
    /// The language, such as `eng`.
    public var language: String?
    /// Whether the stream is the one to choose by default.
    public var isDefault = false
    /// Whether the stream is a cover or another picture that belongs to the file and doesn't move.
    public var isAttachedPicture = false
    /// `true` if the stream is encrypted, so that it can't be decoded without a key; `nil` if it isn't.
    public var isEncrypted: Bool?
    /// What an MP4's or MOV's edit list shows of the track, in order; `nil` where there is no list.
    public var edits: [Edit]?
    /// How many edits the list has beyond those in ``edits``, of which there are 256 at most; `nil` if none.
    public var unreadEdits: Int?
    /// What the edit list leaves out of what is decoded, by the index; `nil` if nothing.
    public var discardedFrames: DiscardedFrames?
    /// How long an MP4's or MOV's track is without its edit list.
    public var mediaDuration: Seconds?
    /// The stream's tags.
    public var metadata: [String: String] = [:]
    /// What is said about the pictures; `nil` unless ``kind`` is video.
    public var video: VideoInfo?
    /// What is said about the sound; `nil` unless ``kind`` is audio.
    public var audio: AudioInfo?

    /// A stream of which nothing more is known.
    public init(index: Int, kind: MediaKind, codec: CodecID, timeBase: Rational) {
        self.index = index
        self.kind = kind
        self.codec = codec
        self.timeBase = timeBase
    }
}

extension StreamInfo {
    /// The timecode of the first picture, such as `01:00:00:00`, where the stream says one.
    public var timecode: String? { metadata["timecode"] }
}
