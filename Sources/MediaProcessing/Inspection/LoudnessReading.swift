import FFmpeg
import Foundation

/// What `ebur128` writes to the sound that passes it, kept up to the end.
struct LoudnessReading: Hashable, Sendable {
    private var integrated: Double?
    private var range = 0.0
    private var peak = 0.0
    private var momentary: Double?
    private var shortTerm: Double?
    private var parts = 0
    private var hasResult = false

    /// A filter begins: what is measured so far is not forgotten, but nothing integrates over both.
    mutating func begin() { parts += 1 }

    /// Takes in what the filter wrote to a frame, if it wrote something.
    mutating func take(_ frame: borrowing AudioFrame) {
        guard let integrated = frame.number("lavfi.r128.I") else { return }
        hasResult = true
        self.integrated = integrated > -70 ? integrated : nil
        range = frame.number("lavfi.r128.LRA") ?? range
        momentary = Self.louder(momentary, frame.number("lavfi.r128.M"))
        shortTerm = Self.louder(shortTerm, frame.number("lavfi.r128.S"))
        peak = max(peak, frame.number("lavfi.r128.true_peak") ?? 0)
    }

    /// The measurement; without an integrated loudness where the sound's format changes on the way.
    var result: Loudness? {
        guard hasResult else { return nil }
        return Loudness(
            integrated: parts > 1 ? nil : integrated, range: parts > 1 ? 0 : range,
            truePeak: peak > 0 ? 20 * log10(peak) : nil, maximumMomentary: momentary, maximumShortTerm: shortTerm)
    }

    /// What is below -120 LUFS is what the filter writes before its window is full.
    private static func louder(_ known: Double?, _ next: Double?) -> Double? {
        guard let next, next > -120 else { return known }
        return max(known ?? next, next)
    }
}
