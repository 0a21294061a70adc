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
