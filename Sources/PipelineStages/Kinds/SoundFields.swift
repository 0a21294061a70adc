import JSON
import MediaProcessing
import PipelineEngine

/// What is said of settings of sound, in each kind of stage that has them.
enum SoundFields {
    static let rates = 7_350...192_000
    static let sampleRate = "Samples a second; without those of the source, where the codec has them."
    static let channels =
        "Which channels there are: the source's where the codec has them (keep), two (stereo) or one (mono)."
    static let loudness =
        "How loud it is made, by one gain for all of it, from 1 dB on; without as it is. Sound that is silent or too short to "
        + "measure is left."

    /// What is wrong with a sample rate; `nil` if the codec has it.
    static func issue(_ rate: Int?, for codec: SoundCodec) -> String? {
        guard let rate, let rates = codec.sampleRates, !rates.contains(rate) else { return nil }
        let list = rates.map(String.init).joined(separator: ", ")
        return "\(codec.title) has no \(rate) Hz; use \(rates.count == 1 ? "" : "one of ")\(list), or leave it out"
    }
}

extension LoudnessTarget {
    /// The keys of `loudness`.
    static let fields: [Field<LoudnessTarget>] = [
        .value("target", \.target, .number(-40...(-5)), "The integrated loudness in LUFS: EBU R 128.") {
            $0.number?.double
        },
        .value(
            "truePeak", \.truePeak, .number(-20...0),
            "The highest true peak in dBTP; where it would be passed the gain is less, and that is said."
        ) { $0.number?.double },
        .value("maxGain", \.maxGain, .number(0...40), "The most that is added, in dB.") { $0.number?.double },
    ]
}
