import Testing

@testable import MediaProcessing

@Suite("Loudness decision")
struct LoudnessDecisionTests {
    private func decision(
        _ integrated: Double, peak: Double, _ target: LoudnessTarget = LoudnessTarget()
    ) -> LoudnessDecision {
        LoudnessDecision(
            Loudness(
                integrated: integrated, range: 1, truePeak: peak, samplePeak: peak, maximumMomentary: integrated,
                maximumShortTerm: integrated, gatedBlocks: 30), for: target)
    }

    @Test(
        "sound is brought to its target, and what was measured is said",
        arguments: [
            (-23.0, -12.0, 7.0, "the sound has -23 LUFS with peaks of -12 dBTP, and was raised by 7 dB to -16 LUFS"),
            (-9.5, 0.3, -6.5, "the sound has -9.5 LUFS with peaks of 0.3 dBTP, and was lowered by 6.5 dB to -16 LUFS"),
            (-16.8, -6, 0, "the sound has -16.8 LUFS with peaks of -6 dBTP and is close enough to -16 LUFS"),
            (
                -23, -3, 1.5,
                "the sound has -23 LUFS with peaks of -3 dBTP, and was raised by 1.5 dB to -21.5 LUFS, 5.5 dB short of -16 LUFS, "
                    + "because its peaks would go beyond -1.5 dBTP"
            ),
            (
                -40, -30, 12,
                "the sound has -40 LUFS with peaks of -30 dBTP, and was raised by 12 dB to -28 LUFS, 12 dB short of -16 LUFS, "
                    + "because no more than 12 dB may be added"
            ),
            (
                -23, -1.6, 0,
                "the sound has -23 LUFS with peaks of -1.6 dBTP and is left as it is, 6.9 dB short of -16 LUFS, because its peaks "
                    + "would go beyond -1.5 dBTP"
            ),
            (
                -16, 0.5, -2,
                "the sound has -16 LUFS with peaks of 0.5 dBTP, and was lowered by 2 dB to -18 LUFS, 2 dB short of -16 LUFS, "
                    + "because its peaks would go beyond -1.5 dBTP"
            ),
        ])
    func gain(integrated: Double, peak: Double, gain: Double, note: String) {
        let decision = decision(integrated, peak: peak)
        #expect(abs(decision.gain - gain) < 1e-9)
        #expect(decision.note == note)
    }

    @Test("a decibel less is not worth a change, a decibel is")
    func least() {
        #expect(decision(-16.999, peak: -20).gain == 0)
        #expect(abs(decision(-17, peak: -20).gain - 1) < 1e-9)
    }
}
