/// How samples of sound lie in memory, by FFmpeg's name for it.
public struct SampleFormat: RawRepresentable, Hashable, Sendable {
    /// FFmpeg's name, such as `fltp`.
    public let rawValue: String

    /// The one with this FFmpeg name; not checked against what FFmpeg knows.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}

extension SampleFormat: Codable, CustomStringConvertible {
    /// FFmpeg's name.
    public var description: String { rawValue }
}

extension SampleFormat {
    /// Unsigned 8 bits, interleaved.
    public static let u8 = SampleFormat(rawValue: "u8")
    /// Signed 16 bits, interleaved.
    public static let s16 = SampleFormat(rawValue: "s16")
    /// Signed 32 bits, interleaved.
    public static let s32 = SampleFormat(rawValue: "s32")
    /// Floating point, interleaved.
    public static let float = SampleFormat(rawValue: "flt")
    /// Double floating point, interleaved.
    public static let double = SampleFormat(rawValue: "dbl")
    /// Unsigned 8 bits, a plane a channel.
    public static let u8Planar = SampleFormat(rawValue: "u8p")
    /// Signed 16 bits, a plane a channel.
    public static let s16Planar = SampleFormat(rawValue: "s16p")
    /// Signed 32 bits, a plane a channel.
    public static let s32Planar = SampleFormat(rawValue: "s32p")
    /// Floating point, a plane a channel.
    public static let floatPlanar = SampleFormat(rawValue: "fltp")
    /// Double floating point, a plane a channel.
    public static let doublePlanar = SampleFormat(rawValue: "dblp")
}
