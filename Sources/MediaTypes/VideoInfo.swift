/// What a file says about the pictures of a stream.
public struct VideoInfo: Hashable, Sendable, Codable {
    /// The size of the pictures as stored, before any rotation.
    public var resolution: Resolution
    /// Width over height of a pixel.
    public var sampleAspectRatio: Rational?
    /// Frames a second on average.
    public var averageFrameRate: Rational?
    /// The lowest rate that can express every frame's time (`r_frame_rate`): a guess.
    public var realFrameRate: Rational?
    /// How pixels are stored.
    public var pixelFormat: PixelFormat?
    /// Bits of each component, where the stream says so.
    public var bitsPerSample: Int?
    /// What the numbers mean as colours.
    public var color = ColorTags.unspecified
    /// How to turn the pictures upright.
    public var rotation = Rotation.none
    /// `progressive`, or the order of fields: `tt`, `bb`, `tb`, `bt`.
    public var fieldOrder: String?
    /// The display on which high dynamic range was mastered, where the container says it.
    public var masteringDisplay: MasteringDisplay?
    /// How bright the pictures get, where the container says it.
    public var contentLight: ContentLight?
    /// The Dolby Vision that the container speaks of.
    public var dolbyVision: DolbyVision?

    /// Pictures of a size, of which nothing more is known.
    public init(resolution: Resolution) {
        self.resolution = resolution
    }
}

extension VideoInfo {
    /// The size of the pictures once turned upright; pixels may not be square.
    public var uprightResolution: Resolution { rotation.swapsSides ? resolution.transposed : resolution }

    /// Whether the stream says that its pictures are made of two fields.
    public var isInterlaced: Bool { fieldOrder.map { $0 != "progressive" } ?? false }

    /// How far apart dark and bright may be, as the stream says it.
    public var dynamicRange: DynamicRange {
        if dolbyVision != nil { return .dolbyVision }
        return switch color.transfer {
        case "smpte2084": .pq
        case "arib-std-b67": .hlg
        default: .sdr
        }
    }
}
