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
    /// How many samples a channel the encoder put before the sound, which are not to be heard; `nil` if nothing is said.
    ///
    /// Said by Opus's and Matroska's headers, or in an MP4 by where the first edit begins. What an MP3 says of it is in the
    /// start of its stream.
    public var priming: Int?

    /// Sound of a rate and layout, of which nothing more is known.
    public init(sampleRate: Int, layout: ChannelLayout) {
        self.sampleRate = sampleRate
        self.layout = layout
    }
}
