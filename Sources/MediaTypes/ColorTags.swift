/// What the numbers of a picture mean as colours, by FFmpeg's names; `nil` where nothing is said.
public struct ColorTags: Hashable, Sendable, Codable {
    /// The primaries, such as `bt709`.
    public var primaries: String?
    /// The transfer characteristic, such as `bt709` or `smpte2084`.
    public var transfer: String?
    /// The matrix from RGB to YUV, such as `bt709` or `bt2020nc`.
    public var matrix: String?
    /// The range: `tv` (limited) or `pc` (full).
    public var range: String?

    /// Tags by FFmpeg's names.
    public init(primaries: String? = nil, transfer: String? = nil, matrix: String? = nil, range: String? = nil) {
        self.primaries = primaries
        self.transfer = transfer
        self.matrix = matrix
        self.range = range
    }
}

extension ColorTags {
    /// Nothing is said.
    public static let unspecified = ColorTags()

    /// BT.709 in limited range: high definition.
    public static let bt709 = ColorTags(primaries: "bt709", transfer: "bt709", matrix: "bt709", range: "tv")

    /// Whether the transfer is one of high dynamic range: PQ or HLG.
    public var isHighDynamicRange: Bool { transfer == "smpte2084" || transfer == "arib-std-b67" }
}
