/// How the pixels of a picture lie in memory, by FFmpeg's name for it.
public struct PixelFormat: RawRepresentable, Hashable, Sendable {
    /// FFmpeg's name, such as `yuv420p`.
    public let rawValue: String

    /// The one with this FFmpeg name; not checked against what FFmpeg knows.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}

extension PixelFormat: Codable, CustomStringConvertible {
    /// FFmpeg's name.
    public var description: String { rawValue }
}

extension PixelFormat {
    /// Planar YUV, 4:2:0, 8 bits.
    public static let yuv420p = PixelFormat(rawValue: "yuv420p")
    /// Planar YUV, 4:2:0, 8 bits, full range.
    public static let yuvj420p = PixelFormat(rawValue: "yuvj420p")
    /// Planar YUV, 4:2:2, 8 bits.
    public static let yuv422p = PixelFormat(rawValue: "yuv422p")
    /// Planar YUV, 4:4:4, 8 bits.
    public static let yuv444p = PixelFormat(rawValue: "yuv444p")
    /// Planar YUV, 4:2:0, 8 bits, with alpha.
    public static let yuva420p = PixelFormat(rawValue: "yuva420p")
    /// Planar YUV, 4:2:0, 10 bits.
    public static let yuv420p10 = PixelFormat(rawValue: "yuv420p10le")
    /// Planar YUV, 4:2:2, 10 bits.
    public static let yuv422p10 = PixelFormat(rawValue: "yuv422p10le")
    /// YUV 4:2:0, 8 bits, chroma interleaved.
    public static let nv12 = PixelFormat(rawValue: "nv12")
    /// Grey, 8 bits.
    public static let gray8 = PixelFormat(rawValue: "gray")
    /// Red, green, blue, 8 bits each.
    public static let rgb24 = PixelFormat(rawValue: "rgb24")
    /// Blue, green, red, 8 bits each.
    public static let bgr24 = PixelFormat(rawValue: "bgr24")
    /// Red, green, blue, alpha, 8 bits each.
    public static let rgba = PixelFormat(rawValue: "rgba")
    /// Blue, green, red, alpha, 8 bits each.
    public static let bgra = PixelFormat(rawValue: "bgra")
    /// Planar green, blue, red, 8 bits each.
    public static let gbrp = PixelFormat(rawValue: "gbrp")
    /// A palette of 256 colours.
    public static let pal8 = PixelFormat(rawValue: "pal8")
}
