public import MediaTypes

/// How the samples of sound are kept.
public struct AudioFormat: Hashable, Sendable {
    /// The format of a sample.
    public var sampleFormat: SampleFormat
    /// Samples a second.
    public var sampleRate: Int
    /// The channels.
    public var layout: ChannelLayout

    /// Makes a format.
    public init(sampleFormat: SampleFormat, sampleRate: Int, layout: ChannelLayout) {
        self.sampleFormat = sampleFormat
        self.sampleRate = sampleRate
        self.layout = layout
    }
}

extension AudioFormat {
    /// Formats whose samples are finer than single precision.
    static let fine: Set<SampleFormat> = [.s32, .s32Planar, .double, .doublePlanar]

    /// The same sound in floating point, planar, as fine as it is: double where its samples are finer than single precision.
    public var floatingPoint: AudioFormat {
        var format = self
        format.sampleFormat = Self.fine.contains(sampleFormat) ? .doublePlanar : .floatPlanar
        return format
    }
}
