import JSON
import MediaProcessing
import PipelineEngine

/// Makes a file of the sound alone.
public struct ExtractAudioStage: MediaStageDefinition {
    static let kind = "extractAudio"
    static let summary = "Makes a file of the sound alone; media without sound fail."
    static let revision = 1
    static let fields: [Field<ExtractAudioStage>] = [
        .choice("format", \.format, "The format; m4a copies AAC as it is.").alsoCalled("codec", "container"),
        .integer(
            "bitRate", \.bitRate, in: 16_000...512_000, "The bit rate in bits a second, where the format has one."),
    ]

    private var format = AudioTrack.Format.m4a
    private var bitRate: Int?

    init() {}

    var needsAudio: Bool { true }
    var hasVideo: Bool? { false }
    var publishedFiles: PublishedFiles { .one(fileExtension: format.rawValue) }

    func check(_ node: JSONNode, _ context: inout FieldContext) {
        guard !context.hasUnknowns, bitRate != nil, !format.hasBitRate else { return }
        context.report(
            SettingIssue(["bitRate"], "\(format.rawValue) is without loss and has no bit rate to choose"), in: node)
    }

    func work(named name: String) -> MediaPass.Work {
        .audioTrack(AudioTrack(name: "\(name).\(format.rawValue)", format: format, bitRate: bitRate))
    }

    func shortcomings(in capabilities: MediaCapabilities) -> [SettingIssue] {
        let formats = WordNeeds("formats", of: AudioTrack.Format.self) { format in
            [.init(kind: .muxer, name: format.muxer), .init(kind: .encoder, name: format.codec.encoder)]
        }
        return [formats.issue(with: format.rawValue, at: ["format"], in: capabilities)].compactMap(\.self)
    }
}
