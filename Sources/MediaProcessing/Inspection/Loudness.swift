/// How loud sound is: EBU R 128, ITU-R BS.1770, as FFmpeg's `ebur128` measures it.
public struct Loudness: Hashable, Sendable, Codable {
    /// The integrated loudness in LUFS; `nil` if everything is below the gate at -70 LUFS, or the sound is shorter than 0.4 s.
    public var integrated: Double?
    /// The loudness range in LU: EBU Tech 3342.
    public var range: Double
    /// The highest true peak of all channels in dBTP; `nil` if there is nothing but digital silence.
    ///
    /// Known to a thousandth of full scale: to 0.1 dB above -26 dBTP.
    public var truePeak: Double?
    /// The greatest momentary loudness, over 0.4 s, in LUFS; `nil` if the sound is shorter, or below -120 LUFS.
    public var maximumMomentary: Double?
    /// The greatest short-term loudness, over 3 s, in LUFS; `nil` if the sound is shorter, or below -120 LUFS.
    public var maximumShortTerm: Double?

    /// Makes a measurement.
    public init(
        integrated: Double?, range: Double, truePeak: Double?, maximumMomentary: Double?, maximumShortTerm: Double?
    ) {
        self.integrated = integrated
        self.range = range
        self.truePeak = truePeak
        self.maximumMomentary = maximumMomentary
        self.maximumShortTerm = maximumShortTerm
    }
}
