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
    private let configuration: [UInt8]

    /// Looks at a stream; `configuration` is what its container says for a decoder to begin with.
    init(
        _ stream: StreamInfo, _ info: AudioInfo, _ configuration: [UInt8], of source: MediaInfo,
        for transcode: Transcode, _ settings: Transcode.Audio
    ) {
        self.configuration = configuration
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
        guard settings.codec == .aac, profile != "LC" else { return [] }
        return ["it is \(profile ?? "AAC of an unknown profile"), not AAC-LC"]
    }

    /// The profile; of sound that begins late FFmpeg hasn't looked at any when it tells of the file.
    private var profile: String? {
        stream.profile ?? (CodecString(stream, configuration)?.text == "mp4a.40.2" ? "LC" : nil)
    }

    private var samples: [String] {
        let plan = SoundPlan(info, settings.sound, for: settings.codec.sound)
        var clauses: [String] = []
        if settings.sound.loudness != nil { clauses.append("a loudness is asked for") }
        if plan.sampleRate != info.sampleRate {
            clauses.append("it has \(info.sampleRate) Hz, not \(plan.sampleRate) Hz")
        }
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
