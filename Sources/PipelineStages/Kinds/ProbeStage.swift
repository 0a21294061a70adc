import FFmpeg
import JSON
import MediaProcessing
import PipelineEngine

/// Checks media and hands on what it checked; what fails goes no further.
public struct ProbeStage: MediaStageDefinition {
    static let kind = "probe"
    static let summary = "Checks media and hands on what it checked; what fails goes no further."
    static let revision = 1
    static let fields: [Field<ProbeStage>] = [
        .object("expect", \.probe.expect, expectFields, "What the media are expected to be."),
        .boolean("countFrames", \.probe.countFrames, "Whether all frames are decoded and counted."),
    ]

    /// Bounds that leave nothing between them, and a codec that nothing has.
    func check(_ node: JSONNode, _ context: inout FieldContext) {
        let expect = probe.expect
        if let codec = expect.video?.codec, !FFmpegLibrary.codecNames.contains(codec) {
            let meant = NearestName.find(codec, among: FFmpegLibrary.codecNames)
            context.report(
                SettingIssue(["expect", "video", "codec"], "no codec is called '\(codec)'", suggestion: meant), in: node
            )
        }
        let bounds = [
            (["expect", "video", "frameRate"], expect.video?.minimumFrameRate, expect.video?.maximumFrameRate),
            (["expect", "duration"], expect.minimumDuration, expect.maximumDuration),
        ]
        for case (let path, let least?, let greatest?) in bounds where least > greatest {
            let words = JSONWriter.write(.double(least))
            context.report(SettingIssue(path + ["maximum"], "must be at least the minimum, \(words)"), in: node)
        }
    }

    private static let expectFields: [Field<Expectations>] = [
        .object(
            "video", \.video, videoFields, empty: Expectations.Video(),
            "What the video is expected to be; media without video fail."),
        .choice("audio", \.audio, "Whether there has to be sound."),
        .object("duration", \.self, durationFields, "How long the media may be."),
    ]

    private static let videoFields: [Field<Expectations.Video>] = [
        .integer("width", \.width, in: 1...16384, "The width in pixels."),
        .integer("height", \.height, in: 1...16384, "The height in pixels."),
        .text("codec", \.codec, "The codec, by FFmpeg's name: h264, vp9, …"),
        .object("frameRate", \.self, rateFields, "How many frames a second there may be.").alsoCalled("fps"),
    ]

    private static let rateFields: [Field<Expectations.Video>] = [
        .number("minimum", \.minimumFrameRate, in: 0...1000, "The least number of frames a second."),
        .number("maximum", \.maximumFrameRate, in: 0...1000, "The greatest number of frames a second."),
    ]

    private static let durationFields: [Field<Expectations>] = [
        .number("minimum", \.minimumDuration, in: 0...86_400, "The least duration in seconds."),
        .number("maximum", \.maximumDuration, in: 0...86_400, "The greatest duration in seconds."),
    ]

    private var probe = Probe()

    init() {}

    var flow: StageFlow { .gates }
    var publishes: Bool { false }
    var needsVideo: Bool { probe.expect.video != nil }
    var needsAudio: Bool { probe.expect.audio == .required }
    var hasAudio: Bool? {
        switch probe.expect.audio {
        case .required: true
        case .absent: false
        case .optional: nil
        }
    }

    func work(named name: String) -> MediaPass.Work { .probe(probe) }

    func shortcomings(in capabilities: MediaCapabilities) -> [SettingIssue] { [] }

    func draft(from outcome: PassOutcome) -> StageDraft {
        var facts = JSONValue(encoding: outcome.source).facts
        facts["decodedFrames"] = outcome.decodedFrames.map(JSONValue.int)
        return StageDraft(facts: facts)
    }
}
