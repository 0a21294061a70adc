import FFmpeg
import Foundation

/// What `ebur128` writes to the sound that passes it, kept up to the end.
struct LoudnessReading: Hashable, Sendable {
    private var integrated: Double?
    private var range = 0.0
    private var peak = 0.0
    private var samplePeak = 0.0
    private var momentary: Double?
    private var shortTerm: Double?
    private var parts = 0
    /// The momentary loudness of each tenth of a second that ends a whole block of 0.4 s.
    private var blocks: [Float] = []

    /// A filter begins: what is measured so far is not forgotten, but nothing integrates over both.
    mutating func begin() { parts += 1 }

    /// Takes in what the filter wrote to a frame, if it wrote something.
    mutating func take(_ frame: borrowing AudioFrame) {
        guard let integrated = frame.number("lavfi.r128.I") else { return }
        self.integrated = integrated > -70 ? integrated : nil
        range = frame.number("lavfi.r128.LRA") ?? range
        momentary = Self.louder(momentary, frame.number("lavfi.r128.M"))
        shortTerm = Self.louder(shortTerm, frame.number("lavfi.r128.S"))
        if let block = frame.number("lavfi.r128.M"), block > -120 { blocks.append(Float(block)) }
        takePeak(frame)
    }

    /// Takes in the peak that the filter wrote to a frame, if it wrote one, and nothing else.
    mutating func takePeak(_ frame: borrowing AudioFrame) {
        peak = max(peak, frame.number("lavfi.r128.true_peak") ?? 0)
    }

    /// Takes in the greatest sample, as a part of full scale.
    mutating func take(samplePeak: Double) { self.samplePeak = max(self.samplePeak, samplePeak) }

    /// The measurement; without an integrated loudness where the sound's format changes on the way.
    var result: Loudness {
        Loudness(
            integrated: parts > 1 ? nil : integrated, range: parts > 1 ? 0 : range,
            truePeak: Self.decibels(truePeak), samplePeak: Self.decibels(samplePeak), maximumMomentary: momentary,
            maximumShortTerm: shortTerm, gatedBlocks: gatedBlocks)
    }

    /// How many blocks are above both gates of BS.1770: -70 LUFS, and 10 LU below the mean of those above that.
    private var gatedBlocks: Int {
        let powers = blocks.lazy.filter { $0 > -70 }.map { pow(10, Double($0) / 10) }
        guard !powers.isEmpty else { return 0 }
        let gate = powers.reduce(0, +) / Double(powers.count) / 10
        return powers.count { $0 > gate }
    }

    private static func decibels(_ peak: Double) -> Double? {
        peak > 0 ? (20_000 * log10(peak)).rounded() / 1_000 : nil
    }

    /// The filter writes a peak rounded to a thousandth, and that of whole tenths of a second only: where the greatest
    /// sample says the same but for the rounding, or more, it says it better.
    private var truePeak: Double { samplePeak > peak - 0.000_5 ? samplePeak : peak }

    /// What is below -120 LUFS is what the filter writes before its window is full.
    private static func louder(_ known: Double?, _ next: Double?) -> Double? {
        guard let next, next > -120 else { return known }
        return max(known ?? next, next)
    }
}
