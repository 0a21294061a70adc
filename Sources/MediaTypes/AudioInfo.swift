/// What a file says about the sound of a stream.
public struct AudioInfo: Hashable, Sendable, Codable {
    /// Samples a second.
    public var sampleRate: Int
    /// Which loudspeakers the channels are for.
    public var layout: ChannelLayout
    /// How decoded samples are stored.
    public var sampleFormat: SampleFormat?
    /// Bits of each sample, where the codec has such a thing.
    public var bitsPerSample: Int?

    /// Sound of a rate and layout, of which nothing more is known.
    public init(sampleRate: Int, layout: ChannelLayout) {
        self.sampleRate = sampleRate
        self.layout = layout
    }
}
