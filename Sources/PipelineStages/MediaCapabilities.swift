import FFmpeg

/// What an FFmpeg can do of what stages need.
public struct MediaCapabilities: Hashable, Sendable {
    /// FFmpeg's names of its encoders.
    public var encoders: Set<String>
    /// FFmpeg's names of its muxers.
    public var muxers: Set<String>
    /// FFmpeg's names of its filters.
    public var filters: Set<String>

    /// Makes the abilities of an FFmpeg.
    public init(encoders: Set<String>, muxers: Set<String>, filters: Set<String>) {
        self.encoders = encoders
        self.muxers = muxers
        self.filters = filters
    }

    /// What the linked FFmpeg can do; nothing is asked but what some stage needs.
    public static let linked = MediaCapabilities(
        encoders: names(.encoder, FFmpegLibrary.hasEncoder), muxers: names(.muxer, FFmpegLibrary.hasMuxer),
        filters: names(.filter, FFmpegLibrary.hasFilter))

    /// Whether a part is there.
    public func has(_ need: MediaNeed) -> Bool {
        switch need.kind {
        case .encoder: encoders.contains(need.name)
        case .muxer: muxers.contains(need.name)
        case .filter: filters.contains(need.name)
        }
    }

    private static func names(_ kind: MediaNeed.Kind, _ isThere: (String) -> Bool) -> Set<String> {
        Set(MediaNeed.all.filter { $0.kind == kind }.map(\.name).filter(isThere))
    }
}
