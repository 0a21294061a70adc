import JSON
import MediaProcessing
import PipelineEngine

/// Makes a video file for the web.
public struct TranscodeStage: MediaStageDefinition {
    static let kind = "transcode"
    static let summary = "Makes a video file for the web."
    static let revision = 1
    static var fields: [Field<TranscodeStage>] {
        [
            .choice("preset", \.preset, "Settings by name; what is set beside it overrides them.").required,
            .integer("crf", \.crf, in: 0...63, "Constant quality: less is better and larger."),
            .integer(
                "maxBitRate", \.maxBitRate, in: 0...100_000_000, "The peak bit rate in bits a second; 0 for none."),
            .integer("maxWidth", \.maxWidth, in: 16...8192, "The widest the picture may be."),
            .integer("maxHeight", \.maxHeight, in: 16...8192, "The highest the picture may be."),
            .integer("audioBitRate", \.audioBitRate, in: 16_000...512_000, "The sound's bit rate in bits a second."),
        ]
    }

    private var preset = TranscodePreset.mp4H264
    private var crf: Int?
    private var maxBitRate: Int?
    private var maxWidth: Int?
    private var maxHeight: Int?
    private var audioBitRate: Int?

    init() {}

    func check(_ node: JSONNode, _ context: inout FieldContext) {
        guard preset == .mp4H264, let crf, crf > 51, let written = node["crf"] else { return }
        context.within("crf") { $0.report("must be from 0 to 51 for H.264, not \(crf)", at: written.position) }
    }

    func work(named name: String) -> MediaPass.Work {
        var transcode = preset.transcode(named: name)
        if let crf { transcode.video.crf = crf }
        if let maxBitRate { transcode.video.maxBitRate = maxBitRate }
        if let audioBitRate { transcode.audio?.bitRate = audioBitRate }
        transcode.video.maxWidth = maxWidth
        transcode.video.maxHeight = maxHeight
        return .transcode(transcode)
    }
}
