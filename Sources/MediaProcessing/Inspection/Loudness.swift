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
    /// The greatest sample of all channels in dBFS; `nil` if there is nothing but digital silence.
    public var samplePeak: Double?
    /// How many blocks of 0.4 s, one each tenth of a second, are loud enough to count for ``integrated``.
    public var gatedBlocks: Int

    /// Makes a measurement.
    public init(
        integrated: Double?, range: Double, truePeak: Double?, samplePeak: Double?, maximumMomentary: Double?,
        maximumShortTerm: Double?, gatedBlocks: Int
    ) {
        self.integrated = integrated
        self.range = range
        self.truePeak = truePeak
        self.samplePeak = samplePeak
        self.maximumMomentary = maximumMomentary
        self.maximumShortTerm = maximumShortTerm
        self.gatedBlocks = gatedBlocks
    }
}

extension Loudness {
    /// The fewest ``gatedBlocks`` that say how loud a sound is: of a little more than a second.
    public static let fewestBlocks = 10

    /// Whether it is below -70 LUFS everywhere.
    public var isSilent: Bool { (maximumMomentary ?? samplePeak ?? -.infinity) < -70 }

    /// Whether too little of it is loud enough to say how loud all of it is.
    public var isTooShort: Bool { gatedBlocks < Self.fewestBlocks }
}
