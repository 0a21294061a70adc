import JSON
import MediaProcessing
import MediaTypes
import PipelineEngine

extension Expectations {
    /// The keys of `expect`.
    static let fields: [Field<Expectations>] = [
        .object(
            "video", \.video, Video.fields, empty: Video(),
            "What the video is expected to be; media without video fail."),
        .choice("audio", \.audio, "Whether there has to be sound."),
        .object("duration", \.self, durationFields, "How long the media may be."),
        .boolean("fastStart", \.fastStart, "Whether the index of MP4 and MOV has to come before the media."),
        .boolean(
            "consistentColor", \.consistentColor,
            "Whether colour tags may not contradict the size, the pixels or each other."),
        .object(
            "black", \.black, StretchLimits.fields, empty: StretchLimits(), "How much of the picture may be black."),
        .object(
            "frozen", \.frozen, StretchLimits.fields, empty: StretchLimits(), "How long the picture may stand still."),
        .object(
            "silent", \.silent, StretchLimits.fields, empty: StretchLimits(), "How much of the sound may be silent."),
        .object(
            "clipped", \.clipped, StretchLimits.fields, empty: StretchLimits(), "How much of the sound may be clipped."),
        .object("loudness", \.self, loudnessFields, "How loud the sound may be on the whole: EBU R 128."),
        .object("truePeak", \.self, truePeakFields, "How high the sound may peak: EBU R 128."),
        .object("avOffset", \.self, offsetFields, "How far apart sound and picture may begin, and end."),
        .object("decodeErrors", \.self, errorFields, "How many packets may be undecodable."),
        .object("missingFrames", \.self, missingFields, "How many pictures may be missing or damaged."),
    ]

    private static let durationFields: [Field<Expectations>] = [
        .number("minimum", \.minimumDuration, in: 0...86_400, "The least duration in seconds."),
        .number("maximum", \.maximumDuration, in: 0...86_400, "The greatest duration in seconds."),
    ]

    private static let loudnessFields: [Field<Expectations>] = [
        .number("minimum", \.minimumLoudness, in: -70...0, "The least integrated loudness in LUFS."),
        .number("maximum", \.maximumLoudness, in: -70...0, "The greatest integrated loudness in LUFS."),
    ]

    private static let truePeakFields: [Field<Expectations>] = [
        .number("maximum", \.maximumTruePeak, in: -70...6, "The highest true peak in dBTP.")
    ]

    private static let offsetFields: [Field<Expectations>] = [
        .number("maximum", \.maximumAVOffset, in: 0...3_600, "The greatest distance in seconds, to either side.")
    ]

    private static let errorFields: [Field<Expectations>] = [
        .integer("maximum", \.maximumDecodeErrors, in: 0...100_000, "The most packets that may be undecodable.")
    ]

    private static let missingFields: [Field<Expectations>] = [
        .integer(
            "maximum", \.maximumMissingFrames, in: 0...648_000, "The most pictures that may be missing or damaged.")
    ]

    /// The pairs of least and greatest values, by their paths in the settings of a stage.
    var bounds: [(path: [String], least: Double?, greatest: Double?)] {
        [
            (["expect", "video", "frameRate"], video?.minimumFrameRate, video?.maximumFrameRate),
            (["expect", "duration"], minimumDuration, maximumDuration),
            (["expect", "loudness"], minimumLoudness, maximumLoudness),
        ]
    }
}

extension Expectations.Video {
    fileprivate static let fields: [Field<Expectations.Video>] = [
        .integer("width", \.width, in: 1...16384, "The width in pixels."),
        .integer("height", \.height, in: 1...16384, "The height in pixels."),
        .text("codec", \.codec, "The codec, by FFmpeg's name: h264, vp9, …"),
        .object("frameRate", \.self, rateFields, "How many frames a second there may be.").alsoCalled("fps"),
        .boolean(
            "constantFrameRate", \.constantFrameRate, "Whether all frames have to be equally far apart, or must not be."
        ),
        .object("keyframeInterval", \.self, keyframeFields, "How far apart keyframes may be."),
        .boolean("interlaced", \.interlaced, "Whether the pictures have to be made of two fields, or must not be."),
        .choice("dynamicRange", \.dynamicRange, "The dynamic range of the pictures."),
    ]

    private static let rateFields: [Field<Expectations.Video>] = [
        .number("minimum", \.minimumFrameRate, in: 0...1000, "The least number of frames a second."),
        .number("maximum", \.maximumFrameRate, in: 0...1000, "The greatest number of frames a second."),
    ]

    private static let keyframeFields: [Field<Expectations.Video>] = [
        .number("maximum", \.maximumKeyframeInterval, in: 0...3_600, "The longest group of pictures in seconds.")
    ]
}

extension Expectations.StretchLimits {
    fileprivate static let fields: [Field<Expectations.StretchLimits>] = [
        .number("maximum", \.maximum, in: 0...86_400, "The most seconds in all."),
        .number("longest", \.longest, in: 0...86_400, "The most seconds in one go."),
        .number("maximumFraction", \.maximumFraction, in: 0...1, "The greatest part of the whole length, from 0 to 1."),
    ]
}

extension Field {
    /// A field that may hold `true` or `false`.
    fileprivate static func boolean(_ name: String, _ path: FieldPath<Owner, Bool?>, _ summary: String) -> Field {
        value(name, path, .boolean, summary) { .some($0.bool) }
    }
}
