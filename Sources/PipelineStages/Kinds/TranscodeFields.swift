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
            .choice("container", \.settings.container, "The container; mp4 and mov have their index first."),
            .object(
                "trim", \.settings.trim, TranscodeSettings.Trim.fields,
                "The part of the source that is made; all of it without."),
            .object("video", \.settings.video, videoFields(codecs), "How the picture is encoded."),
            .object("audio", \.settings.audio, audioFields, "How the sound is encoded."),
            .choice(
                "plays", \.settings.plays,
                "Where the file is to play; settings that play in fewer places are an error."),
        ] + keepingFields
    }

    private static func videoFields(_ codecs: [Transcode.VideoCodec]) -> [Field<TranscodeSettings.Video>] {
        let least = codecs.map(\.qualities.lowerBound).min() ?? 0
        let greatest = codecs.map(\.qualities.upperBound).max() ?? 0
        return [
            .choice("codec", \.codec, "The codec; without it vp9 in webm, else h264."),
            videoCopyField,
            .integer(
                "crf", \.crf, in: least...greatest,
                "Constant quality: less is better and larger; h264 has 1 to 51, hevc 0 to 51, vp9 0 to 63, av1 1 to 63."
            ),
            .integer(
                "bitRate", \.bitRate, in: 16_000...100_000_000,
                "The mean bit rate in bits a second, instead of a quality; vp9 takes both: the quality is then the best."
            ),
            .value(
                "maxBitRate", \.maxBitRate, .either([.integer(0...0), .integer(16_000...100_000_000)]),
                "The peak bit rate in bits a second; 0 for none."
            ) { .some($0.int) },
            .integer(
                "passes", \.passes, in: 1...2,
                "How often the pictures are read: 2 spreads a bit rate better; h264 and vp9 can."),
            .value(
                "speed", \.speed, .either(codecs.flatMap(speedShapes)),
                "How fast it is encoded, the faster the larger: x264's presets for h264 and hevc, for vp9 0 to 5, for av1 0 to 12."
            ) { $0.string ?? $0.int.map(String.init) },
            .number(
                "keyframeInterval", \.keyframeInterval, in: 0.1...60,
                "The longest time between key frames in seconds."),
            .integer("maxWidth", \.maxWidth, in: 16...8192, "The widest the picture may be."),
            .integer("maxHeight", \.maxHeight, in: 16...8192, "The highest the picture may be."),
            .integer(
                "maxShortSide", \.maxShortSide, in: 16...8192,
                "The longest the picture's shorter side may be: 720 lets 1280x720 and 720x1280 be."),
        ] + boxFields + pictureFields
    }

    private static let boxFields: [Field<TranscodeSettings.Video>] = [
        .integer("width", \.width, in: 16...8192, "The width of the box that the picture is fitted into."),
        .integer("height", \.height, in: 16...8192, "The height of the box that the picture is fitted into."),
        .choice(
            "fit", \.fit,
            "How it gets into the box: all of it, and no larger (contain, without); the box full, and the rest cut off "
                + "(cover); all of it on the background (pad)."),
        .boolean("upscale", \.upscale, "Whether the box may make the picture larger than the source's."),
        .text(
            "background", \.background,
            "The colour of what is padded and of what lies beneath what can be seen through, such as '#1a2b3c'; without "
                + "'#000000'."),
    ]

    private static let pictureFields: [Field<TranscodeSettings.Video>] = [
        .value(
            "frameRate", \.frameRate, .either([.number(1...240), .choice(["keep"])]),
            "The pictures a second, in equal steps; keep, or without, each keeps its time.",
            describe: { _ in nil }
        ) { $0.string == nil ? $0.number.map { .constant($0.double) } : .keep },
        .number(
            "maxFrameRate", \.maxFrameRate, in: 1...240,
            "The most pictures a second: of a source with more, every second, third … is kept."),
        .choice(
            "deinterlace", \.deinterlace,
            "Pictures that say they are made of two fields become whole (auto, without), or stay (never)."),
        .choice(
            "dynamicRange", \.dynamicRange,
            "High dynamic range becomes standard, BT.709 (sdr, without), or is kept (keep), which takes 10 bits."),
        .value("bitDepth", \.bitDepth, .either([.integer(8...8), .integer(10...10)]), "Bits a sample; without 8.") {
            .some($0.int)
        },
        .choice(
            "assumeColor", \.assumeColor,
            "The colours of a source that doesn't say them; without they are guessed by its size, as players do."),
    ]

    /// What a codec takes for a speed: words, and for numbers, numbers too.
    private static func speedShapes(_ codec: Transcode.VideoCodec) -> [FieldShape] {
        let numbers = codec.speeds.compactMap(Int.init)
        let words = FieldShape.choice(codec.speeds)
        guard let least = numbers.min(), let greatest = numbers.max() else { return [words] }
        return [.integer(least...greatest), words]
    }

    private static let audioFields: [Field<TranscodeSettings.Audio>] = [
        .choice("codec", \.codec, "The codec, or none for no sound; without it aac in mp4, opus in webm."),
        audioCopyField,
        .integer(
            "bitRate", \.bitRate, in: 16_000...512_000,
            "The bit rate in bits a second; without 128000 for aac and 96000 for opus, more for more than two channels."
        ),
        .integer("sampleRate", \.sampleRate, in: SoundFields.rates, SoundFields.sampleRate),
        .choice("channels", \.channels, SoundFields.channels),
        .object("loudness", \.loudness, LoudnessTarget.fields, empty: LoudnessTarget(), SoundFields.loudness),
    ]
}
