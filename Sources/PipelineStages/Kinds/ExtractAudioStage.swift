import MediaProcessing
import PipelineEngine

/// Makes a file of the sound alone.
public struct ExtractAudioStage: MediaStageDefinition {
    static let kind = "extractAudio"
    static let summary = "Makes a file of the sound alone; media without sound fail."
    static let revision = 1
    static var fields: [Field<ExtractAudioStage>] {
        [
            .choice("format", \.format, "The format; m4a copies AAC as it is."),
            .integer(
                "bitRate", \.bitRate, in: 16_000...512_000, "The bit rate in bits a second, where the format has one."),
        ]
    }

    private var format = AudioTrack.Format.m4a
    private var bitRate: Int?

    init() {}

    var needsAudio: Bool { true }
    var publishedFiles: PublishedFiles { .one(fileExtension: format.rawValue) }

    func work(named name: String) -> MediaPass.Work {
        .audioTrack(AudioTrack(name: "\(name).\(format.rawValue)", format: format, bitRate: bitRate))
    }
}
