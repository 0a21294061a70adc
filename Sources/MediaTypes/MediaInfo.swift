/// What a media file says about itself, without decoding it.
///
/// The values agree with `ffprobe -show_format -show_streams`; what a file doesn't say is `nil`.
public struct MediaInfo: Hashable, Sendable, Codable {
    /// The names of the container's format, such as `mov`, `mp4`, `m4a`, …: the demuxer reads all of them.
    public var container: [String]
    /// How long the file says it is.
    public var duration: Seconds?
    /// When the first stream starts.
    public var start: Seconds?
    /// The size of the file in bytes.
    public var size: Int64
    /// Bits a second over the whole file.
    public var bitRate: Int64?
    /// The streams, in the file's order.
    public var streams: [StreamInfo]
    /// Whether the index of an MP4 or MOV file comes before the media; `nil` for other files.
    public var moovFirst: Bool?
    /// Whether an MP4 or MOV file is in fragments, each with an index of its own; `nil` for other files.
    public var isFragmented: Bool?
    /// The marks of where the file comes from that it carries; `nil` if none were found.
    public var provenance: Provenance?
    /// The file's tags, such as `title`.
    public var metadata: [String: String]

    /// What a file of this format and size says, without anything else.
    public init(container: [String], size: Int64, streams: [StreamInfo] = [], metadata: [String: String] = [:]) {
        self.container = container
        self.size = size
        self.streams = streams
        self.metadata = metadata
    }
}

extension MediaInfo {
    /// The first stream of moving pictures; covers and other attached pictures don't count.
    public var firstVideo: StreamInfo? { streams.first { $0.video != nil && !$0.isAttachedPicture } }

    /// The first stream of sound.
    public var firstAudio: StreamInfo? { streams.first { $0.audio != nil } }

    /// Whether the file is one picture that doesn't move, such as a PNG or an AVIF.
    public var isImage: Bool {
        container.contains { $0.hasSuffix("_pipe") } || metadata["major_brand"] == "avif"
    }

    /// The timecode of the first picture, such as `01:00:00:00`: of the file, or of the first stream that says one.
    public var timecode: String? { metadata["timecode"] ?? streams.lazy.compactMap(\.timecode).first }
}
