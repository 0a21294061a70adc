import MediaTypes
import Wording

/// What of a source's sound is not as a transcode asks for it, each as a clause.
///
/// A pure function of the source's facts and of the settings. One channel is right where two are asked for: players make
/// both loudspeakers of it.
struct SoundCopying {
    private let stream: StreamInfo
    private let info: AudioInfo
    private let source: MediaInfo
    private let transcode: Transcode
    private let settings: Transcode.Audio

    init(
        _ stream: StreamInfo, _ info: AudioInfo, of source: MediaInfo, for transcode: Transcode,
        _ settings: Transcode.Audio
    ) {
        self.stream = stream
        self.info = info
        self.source = source
        self.transcode = transcode
        self.settings = settings
    }

    /// Whether the sound is copied.
    var decision: CopyDecision {
        CopyDecision(
            settings.copy, "the sound", faults: codec + samples,
            hindrances: CopyHindrances(stream, of: source, for: transcode).clauses)
    }

    private var codec: [String] {
        guard stream.codec.rawValue == settings.codec.rawValue else {
            return ["it is \(stream.codec.title), not \(settings.codec.title)"]
        }
        guard settings.codec == .aac, stream.profile != "LC" else { return [] }
        return ["it is \(stream.profile ?? "AAC of an unknown profile"), not AAC-LC"]
    }

    private var samples: [String] {
        let plan = SoundPlan(info, settings.sound, for: settings.codec.sound)
        var clauses: [String] = []
        if settings.sound.loudness != nil { clauses.append("a loudness is asked for") }
        if plan.sampleRate != info.sampleRate { clauses.append("it has \(info.sampleRate) Hz, not \(plan.sampleRate) Hz") }
        let isLess = settings.sound.channels == .stereo && info.layout.channels == 1
        if settings.sound.channels != .keep, plan.layout.channels != info.layout.channels, !isLess {
            clauses.append("it is \(info.layout), not \(plan.layout)")
        }
        if let most = settings.bitRate, let rate = stream.bitRate, rate > Int64(most) * 11 / 10 {
            clauses.append("it has \(Words.bitRate(rate)), over \(Words.bitRate(Int64(most)))")
        }
        return clauses
    }
}
