import MediaTypes
import Wording

/// What of a source's sound is not as it is asked for, each as a clause.
///
/// A pure function of the source's facts and of the settings. One channel is right where two are asked for: players make
/// both loudspeakers of it.
struct SoundCopying {
    /// What is asked for.
    struct Request {
        /// Whether the sound is copied.
        let copying: Transcode.Copying
        /// The codec.
        let codec: SoundCodec
        /// The profile, by FFmpeg's name; `nil` for any.
        let profile: String?
        /// The greatest bit rate in bits a second; `nil` for any.
        let bitRate: Int?
        /// The rate, the channels and the loudness.
        let sound: SoundSettings
        /// The file.
        let target: CopyTarget
        /// What else a copy wouldn't be, each a clause.
        var faults: [String] = []
    }

    private let stream: StreamInfo
    private let info: AudioInfo
    private let source: MediaInfo
    private let request: Request
    private let configuration: [UInt8]

    /// Looks at a stream; `configuration` is what its container says for a decoder to begin with.
    init(
        _ stream: StreamInfo, _ info: AudioInfo, _ configuration: [UInt8], of source: MediaInfo, for request: Request
    ) {
        self.configuration = configuration
        self.stream = stream
        self.info = info
        self.source = source
        self.request = request
    }

    /// Whether the sound is copied.
    var decision: CopyDecision {
        let hindrances = CopyHindrances(stream, of: source, into: request.target).clauses
        // Of sound of another codec nothing else needs to be said where it may be encoded.
        guard stream.codec == request.codec.id || request.copying == .always else {
            return CopyDecision(request.copying, "the sound", faults: codec, hindrances: [])
        }
        let faults = codec + samples + request.faults
        return CopyDecision(request.copying, "the sound", faults: faults, hindrances: hindrances)
    }

    private var codec: [String] {
        guard stream.codec == request.codec.id else {
            return ["it is \(stream.codec.title), not \(request.codec.title)"]
        }
        guard let wanted = request.profile, profile != wanted else { return [] }
        let title = request.codec.title
        return ["it is \(profile ?? "\(title) of an unknown profile"), not \(title)-\(wanted)"]
    }

    /// The profile; of sound that begins late FFmpeg hasn't looked at any when it tells of the file.
    private var profile: String? {
        stream.profile ?? (CodecString(stream, configuration)?.text == "mp4a.40.2" ? "LC" : nil)
    }

    private var samples: [String] {
        let plan = SoundPlan(info, request.sound, for: request.codec)
        var clauses: [String] = []
        if request.sound.loudness != nil { clauses.append("a loudness is asked for") }
        if plan.sampleRate != info.sampleRate {
            clauses.append("it has \(info.sampleRate) Hz, not \(plan.sampleRate) Hz")
        }
        let isLess = request.sound.channels == .stereo && info.layout.channels == 1
        if request.sound.channels != .keep, plan.layout.channels != info.layout.channels, !isLess {
            clauses.append("it is \(info.layout), not \(plan.layout)")
        }
        if let most = request.bitRate, let rate = stream.bitRate, rate > Int64(most) * 11 / 10 {
            clauses.append("it has \(Words.bitRate(rate)), over \(Words.bitRate(Int64(most)))")
        }
        return clauses
    }
}

extension Transcode {
    /// What is asked of sound that may be copied; `nil` where none is asked for.
    ///
    /// AAC that isn't LC doesn't play everywhere.
    var soundRequest: SoundCopying.Request? {
        audio.map {
            SoundCopying.Request(
                copying: $0.copy, codec: $0.codec.sound, profile: $0.codec == .aac ? "LC" : nil, bitRate: $0.bitRate,
                sound: $0.sound, target: copyTarget)
        }
    }
}

extension AudioTrack {
    /// What is asked of sound that may be copied: AAC alone is.
    var soundRequest: SoundCopying.Request {
        SoundCopying.Request(
            copying: format == .m4a ? .whenRight : .never, codec: format.codec, profile: nil, bitRate: nil,
            sound: sound,
            target: copyTarget, faults: bitRate == nil ? [] : ["a bit rate is asked for"])
    }
}
