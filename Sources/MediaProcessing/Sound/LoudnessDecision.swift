import Foundation

/// By which gain sound is brought to a loudness, and why.
///
/// A value: it measures nothing and changes nothing.
struct LoudnessDecision: Hashable, Sendable {
    /// The gain in dB; 0 leaves the sound as it is.
    let gain: Double
    /// What was measured, what is done, and what is left undone because of what.
    let note: String

    /// A smaller gain than this isn't worth a change.
    private static let leastGain = 1.0

    /// What keeps sound from its target.
    private enum Bound {
        case peak
        case gain
    }

    /// Decides on sound that was measured.
    init(_ measured: Loudness, for target: LoudnessTarget) {
        guard !measured.isSilent else {
            self.init(0, "the sound is silent, below -70 LUFS: its loudness is left as it is")
            return
        }
        guard let integrated = measured.integrated, !measured.isTooShort else {
            self.init(0, "too little of the sound is loud enough to measure its loudness, which is left as it is")
            return
        }
        let wanted = target.target - integrated
        let (gain, bound) = Self.bounded(wanted, measured, target)
        let facts = Self.facts(integrated, measured.truePeak)
        let rest = Self.rest(of: wanted - gain, bound, target)
        guard abs(gain) >= Self.leastGain else {
            let reason = bound == nil ? "close enough to \(Self.words(target.target)) LUFS" : "left as it is" + rest
            self.init(0, facts + " and is " + reason)
            return
        }
        let verb = gain > 0 ? "raised" : "lowered"
        let amount = Self.words(abs(gain))
        self.init(gain, facts + ", and was \(verb) by \(amount) dB to \(Self.words(integrated + gain)) LUFS" + rest)
    }

    private init(_ gain: Double, _ note: String) {
        self.gain = gain
        self.note = note
    }

    /// The gain as a factor of amplitudes.
    var factor: Double { pow(10, gain / 20) }

    private static func bounded(
        _ wanted: Double, _ measured: Loudness, _ target: LoudnessTarget
    ) -> (gain: Double, bound: Bound?) {
        let headroom = measured.truePeak.map { target.truePeak - $0 } ?? .infinity
        let gain = min(wanted, target.maxGain, headroom)
        guard gain < wanted else { return (wanted, nil) }
        return (gain, headroom <= target.maxGain ? .peak : .gain)
    }

    private static func facts(_ integrated: Double, _ peak: Double?) -> String {
        "the sound has \(words(integrated)) LUFS" + (peak.map { " with peaks of \(words($0)) dBTP" } ?? "")
    }

    private static func rest(of missing: Double, _ bound: Bound?, _ target: LoudnessTarget) -> String {
        guard let bound else { return "" }
        let cause =
            switch bound {
            case .peak: "its peaks would go beyond \(words(target.truePeak)) dBTP"
            case .gain: "no more than \(words(target.maxGain)) dB may be added"
            }
        return ", \(words(missing)) dB short of \(words(target.target)) LUFS, because " + cause
    }

    /// A number with one decimal, without a needless one.
    private static func words(_ value: Double) -> String {
        let tenths = (value * 10).rounded() / 10
        return tenths == tenths.rounded() ? String(Int(tenths)) : String(tenths)
    }
}
