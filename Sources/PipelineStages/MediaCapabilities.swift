import FFmpeg
import MediaTypes

/// What an FFmpeg can do of what stages need.
public struct MediaCapabilities: Hashable, Sendable {
    /// Its version, for people.
    public var version: String
    /// FFmpeg's names of its encoders.
    public var encoders: Set<String>
    /// FFmpeg's names of its muxers.
    public var muxers: Set<String>
    /// FFmpeg's names of its filters.
    public var filters: Set<String>
    /// The options of its encoders, as `encoder:option`.
    public var options: Set<String>
    /// The formats of pictures that its encoders take, as `encoder:format`.
    public var formats: Set<String>

    /// Makes the abilities of an FFmpeg.
    public init(
        version: String, encoders: Set<String>, muxers: Set<String>, filters: Set<String>, options: Set<String>,
        formats: Set<String>
    ) {
        self.version = version
        self.encoders = encoders
        self.muxers = muxers
        self.filters = filters
        self.options = options
        self.formats = formats
    }

    /// What the linked FFmpeg can do; nothing is asked but what some stage needs.
    public static let linked = MediaCapabilities(
        version: FFmpegLibrary.version, encoders: names(.encoder) { FFmpegLibrary.hasEncoder($0.name) },
        muxers: names(.muxer) { FFmpegLibrary.hasMuxer($0.name) },
        filters: names(.filter) { FFmpegLibrary.hasFilter($0.name) },
        options: names(.option) { FFmpegLibrary.hasOption($0.part, encoder: $0.owner) },
        formats: names(.format) { FFmpegLibrary.takes(PixelFormat(rawValue: $0.part), encoder: $0.owner) })

    /// Whether a part is there.
    public func has(_ need: MediaNeed) -> Bool {
        switch need.kind {
        case .encoder: encoders.contains(need.name)
        case .muxer: muxers.contains(need.name)
        case .filter: filters.contains(need.name)
        case .option: options.contains(need.name)
        case .format: formats.contains(need.name)
        }
    }

    private static func names(_ kind: MediaNeed.Kind, _ isThere: (MediaNeed) -> Bool) -> Set<String> {
        Set(MediaNeed.all.filter { $0.kind == kind }.filter(isThere).map(\.name))
    }
}
