/// What is asked of sound besides its codec.
public struct SoundSettings: Hashable, Sendable, Codable {
    /// Which channels there shall be.
    public enum Channels: String, CaseIterable, Hashable, Sendable, Codable {
        /// Those of the source, where the codec has them.
        case keep
        /// Two: more are mixed, one becomes two alike.
        case stereo
        /// One: all are mixed.
        case mono
    }

    /// Samples a second; `nil` for those of the source, where the codec has them.
    public var sampleRate: Int?
    /// Which channels there shall be.
    public var channels: Channels
    /// How loud it shall be; `nil` leaves that as it is.
    public var loudness: LoudnessTarget?

    /// Asks for sound.
    public init(sampleRate: Int? = nil, channels: Channels = .keep, loudness: LoudnessTarget? = nil) {
        self.sampleRate = sampleRate
        self.channels = channels
        self.loudness = loudness
    }
}

extension SoundSettings {
    /// Sound as it is in the source.
    public static let kept = SoundSettings()
}

extension SoundSettings {
    /// FFmpeg's names of the filters that are needed.
    var filters: [String] { loudness == nil ? [] : LoudnessMeter.filters }
}
