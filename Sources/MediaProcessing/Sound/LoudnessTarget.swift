/// How loud sound shall be made: by one gain for all of it, so that nothing of its dynamics changes.
public struct LoudnessTarget: Hashable, Sendable, Codable {
    /// The integrated loudness in LUFS.
    public var target: Double
    /// The highest true peak in dBTP; lossy encoders may go a little beyond.
    public var truePeak: Double
    /// The greatest gain in dB.
    public var maxGain: Double

    /// Asks for a loudness.
    ///
    /// The usual target and gain are those of AES TD1008 and our choice; the peak leaves half a decibel of its -1 dBTP for
    /// what encoders add.
    public init(target: Double = -16, truePeak: Double = -1.5, maxGain: Double = 12) {
        self.target = target
        self.truePeak = truePeak
        self.maxGain = maxGain
    }
}
