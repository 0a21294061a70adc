import JSON
import MediaProcessing
import PipelineEngine

extension TranscodeStage {
    static var fields: [Field<TranscodeStage>] { fields(codec: nil, written: [:]) }

    static func fields(beside written: JSONValue) -> [Field<TranscodeStage>] {
        fields(codec: codec(in: written), written: written)
    }

    /// The settings of a preset that hold beside what is written.
    private static func settings(ofPreset name: String, beside written: JSONValue) -> TranscodeSettings? {
        guard let preset = Presets.of(kind: kind).first(where: { $0.name == name }) else { return nil }
        let values = JSONValue.object(preset.values(beside: written))
        guard let node = try? JSONReader.read(JSONWriter.write(values)) else { return nil }
        var stage = TranscodeStage()
        var context = FieldContext()
        Field.read(fields(codec: codec(in: values), written: values), from: node, called: kind, into: &stage, &context)
        return stage.written
    }

    /// The video codec that the settings come to; `nil` if it isn't known or there is none of its name.
    private static func codec(in written: JSONValue) -> Transcode.VideoCodec? {
        if let codec = written["video"]?["codec"] { return codec.string.flatMap(Transcode.VideoCodec.init) }
        if let preset = written["preset"] {
            return preset.string.flatMap { settings(ofPreset: $0, beside: written) }?.video.codec
        }
        guard let container = written["container"] else { return .h264 }
        return container.string.flatMap(Transcode.Container.init)?.usualVideoCodec
    }

    /// The fields for a codec, or for any.
    private static func fields(
        codec: Transcode.VideoCodec?, written: JSONValue
    ) -> [Field<TranscodeStage>] {
        [
            .value(
                "preset", \.preset, .choice(Presets.of(kind: kind).map(\.name)),
                "Settings by name; what is set beside it overrides them."
            ) { $0.string.flatMap { settings(ofPreset: $0, beside: written) } },
            .choice("container", \.written.container, "The container; mp4 has its index first."),
            .object("video", \.written.video, videoFields(codec), "How the picture is encoded."),
            .object("audio", \.written.audio, audioFields, "How the sound is encoded."),
            .choice(
                "plays", \.written.plays,
                "Where the file is to play; settings that play in fewer places are an error."),
        ]
    }

    private static func videoFields(_ codec: Transcode.VideoCodec?) -> [Field<TranscodeSettings.Video>] {
        let codecs = codec.map { [$0] } ?? Transcode.VideoCodec.allCases
        let least = codecs.map(\.qualities.lowerBound).min() ?? 0
        let greatest = codecs.map(\.qualities.upperBound).max() ?? 0
        return [
            .choice("codec", \.codec, "The codec; without it h264 in mp4, vp9 in webm."),
            .integer(
                "crf", \.crf, in: least...greatest,
                "Constant quality: less is better and larger; h264 has 1 to 51, vp9 0 to 63."),
            .integer(
                "maxBitRate", \.maxBitRate, in: 0...100_000_000, "The peak bit rate in bits a second; 0 for none."),
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

    private static var audioFields: [Field<TranscodeSettings.Audio>] {
        [
            .choice("codec", \.codec, "The codec, or none for no sound; without it aac in mp4, opus in webm."),
            .integer("bitRate", \.bitRate, in: 16_000...512_000, "The bit rate in bits a second."),
        ]
    }
}
