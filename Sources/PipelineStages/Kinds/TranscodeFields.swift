import JSON
import MediaProcessing
import PipelineEngine

extension TranscodeStage {
    static let fields: [Field<TranscodeStage>] = fields(of: Transcode.VideoCodec.allCases)
    private static let fieldsByCodec: [Transcode.VideoCodec: [Field<TranscodeStage>]] = Dictionary(
        uniqueKeysWithValues: Transcode.VideoCodec.allCases.map { ($0, fields(of: [$0])) })

    /// The settings with the qualities and speeds of the codec that is written, or of all where none is known.
    static func fields(beside node: JSONNode, _ context: FieldContext) -> [Field<TranscodeStage>] {
        codec(in: node, context).flatMap { fieldsByCodec[$0] } ?? fields
    }

    /// The video codec that the settings come to; `nil` if it isn't known or there is none of its name.
    private static func codec(in node: JSONNode, _ context: FieldContext) -> Transcode.VideoCodec? {
        var context = context
        if let codec = node["video"]?["codec"] {
            guard case .value(let value) = context.resolve(codec) else { return nil }
            return value.string.flatMap(Transcode.VideoCodec.init)
        }
        guard let container = node["container"] else { return .h264 }
        guard case .value(let value) = context.resolve(container) else { return nil }
        return value.string.flatMap(Transcode.Container.init)?.usualVideoCodec
    }

    /// The fields where one of these codecs is used.
    private static func fields(of codecs: [Transcode.VideoCodec]) -> [Field<TranscodeStage>] {
        [
            .choice("container", \.settings.container, "The container; mp4 has its index first."),
            .object("video", \.settings.video, videoFields(codecs), "How the picture is encoded."),
            .object("audio", \.settings.audio, audioFields, "How the sound is encoded."),
            .choice(
                "plays", \.settings.plays,
                "Where the file is to play; settings that play in fewer places are an error."),
        ]
    }

    private static func videoFields(_ codecs: [Transcode.VideoCodec]) -> [Field<TranscodeSettings.Video>] {
        let least = codecs.map(\.qualities.lowerBound).min() ?? 0
        let greatest = codecs.map(\.qualities.upperBound).max() ?? 0
        return [
            .choice("codec", \.codec, "The codec; without it h264 in mp4, vp9 in webm."),
            .integer(
                "crf", \.crf, in: least...greatest,
                "Constant quality: less is better and larger; h264 has 1 to 51, vp9 0 to 63."),
            .value(
                "maxBitRate", \.maxBitRate, .either([.integer(0...0), .integer(16_000...100_000_000)]),
                "The peak bit rate in bits a second; 0 for none."
            ) { .some($0.int) },
            .value(
                "speed", \.speed, .either(codecs.flatMap(speedShapes)),
                "How fast it is encoded, the faster the larger: x264's presets for h264, for vp9 0 to 5."
            ) { $0.string ?? $0.int.map(String.init) },
            .number(
                "keyframeInterval", \.keyframeInterval, in: 0.1...60,
                "The longest time between key frames in seconds."),
            .integer("maxWidth", \.maxWidth, in: 16...8192, "The widest the picture may be."),
            .integer("maxHeight", \.maxHeight, in: 16...8192, "The highest the picture may be."),
            .integer(
                "maxShortSide", \.maxShortSide, in: 16...8192,
                "The longest the picture's shorter side may be: 720 lets 1280x720 and 720x1280 be."),
        ]
    }

    /// What a codec takes for a speed: words, and for numbers, numbers too.
    private static func speedShapes(_ codec: Transcode.VideoCodec) -> [FieldShape] {
        let numbers = codec.speeds.compactMap(Int.init)
        let words = FieldShape.choice(codec.speeds)
        guard let least = numbers.min(), let greatest = numbers.max() else { return [words] }
        return [.integer(least...greatest), words]
    }

    private static let audioFields: [Field<TranscodeSettings.Audio>] = [
        .choice("codec", \.codec, "The codec, or none for no sound; without it aac in mp4, opus in webm."),
        .integer("bitRate", \.bitRate, in: 16_000...512_000, "The bit rate in bits a second."),
    ]
}
