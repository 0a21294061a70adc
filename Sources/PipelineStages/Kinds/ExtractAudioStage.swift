import JSON
import MediaProcessing
import MediaTypes
import PipelineEngine

/// Makes a file of the sound alone.
public struct ExtractAudioStage: MediaStageDefinition {
    static let kind = "extractAudio"
    static let summary = "Makes a file of the sound alone; media without sound fail."
    static let revision = 3
    static let fields: [Field<ExtractAudioStage>] = [
        .choice("format", \.format, "The format; m4a copies AAC as it is where nothing of it is to be changed.")
            .alsoCalled("codec", "container"),
        .integer(
            "bitRate", \.bitRate, in: 16_000...512_000, "The bit rate in bits a second, where the format has one."),
        .integer("sampleRate", \.sound.sampleRate, in: SoundFields.rates, SoundFields.sampleRate),
        .choice("channels", \.sound.channels, SoundFields.channels),
        .object("loudness", \.sound.loudness, LoudnessTarget.fields, empty: LoudnessTarget(), SoundFields.loudness),
        .object(
            "trim", \.trim, TranscodeSettings.Trim.fields, "The part of the source that is made; all of it without."),
    ]

    private var format = AudioTrack.Format.m4a
    private var bitRate: Int?
    private var sound = SoundSettings.kept
    private var trim = TranscodeSettings.Trim()

    init() {}

    var needsAudio: Bool { true }
    var hasVideo: Bool? { false }
    var publishedFiles: PublishedFiles { .one(fileExtension: format.rawValue) }

    func check(_ node: JSONNode, _ context: inout FieldContext) {
        guard !context.hasUnknowns else { return }
        if bitRate != nil, !format.hasBitRate {
            context.report(
                SettingIssue(["bitRate"], "\(format.rawValue) is without loss and has no bit rate to choose"), in: node)
        }
        if let problem = SoundFields.issue(sound.sampleRate, for: format.codec) {
            context.report(SettingIssue(["sampleRate"], problem), in: node)
        }
        if let problem = trim.issue {
            context.report(SettingIssue(["trim", "end"], problem), in: node)
        }
    }

    func work(named name: String) -> MediaPass.Work {
        var track = AudioTrack(name: "\(name).\(format.rawValue)", format: format, bitRate: bitRate)
        track.sound = sound
        track.trim = trim.part
        return .audioTrack(track)
    }

    func shortcomings(in capabilities: MediaCapabilities) -> [SettingIssue] {
        let formats = WordNeeds("formats", of: AudioTrack.Format.self) { format in
            [.init(kind: .muxer, name: format.muxer), .init(kind: .encoder, name: format.codec.encoder)]
        }
        return [formats.issue(with: format.rawValue, at: ["format"], in: capabilities)].compactMap(\.self)
            + missingFilters(in: capabilities)
    }
}

extension TranscodeSettings.Trim {
    /// The part.
    var part: MediaProcessing.Trim {
        MediaProcessing.Trim(start: Seconds(start ?? 0), end: end.map(Seconds.init))
    }
}
