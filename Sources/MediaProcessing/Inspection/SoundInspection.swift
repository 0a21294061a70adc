/// What was found on the decoded sound of a source.
public struct SoundInspection: Hashable, Sendable, Codable {
    /// How many samples a channel were decoded.
    public var samples = 0
    /// Where it is silent in all channels, as `silencedetect` finds it at -60 dB, from 0.5 s on.
    public var silent = Stretches()
    /// Where a channel is clipped: three samples in a row or more are at full scale, at 32767/32768 or beyond.
    ///
    /// Runs that are no more than 0.1 s apart are one stretch. Decoders of lossy sound go beyond full scale where what was
    /// encoded touched it.
    public var clipped = Stretches()
    /// How many samples are in such runs, in all channels together.
    public var clippedSamples = 0
    /// How loud it is; `nil` where nothing was decoded.
    public var loudness: Loudness?

    /// Nothing was decoded yet.
    public init() {}
}
