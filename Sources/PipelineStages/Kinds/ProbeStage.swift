import FFmpeg
import JSON
import MediaProcessing
import PipelineEngine

/// Checks media and hands on what it checked; what fails goes no further.
public struct ProbeStage: MediaStageDefinition {
    static let kind = "probe"
    static let summary = "Checks media and hands on what it checked; what fails goes no further."
    static let revision = 3
    static let fields: [Field<ProbeStage>] = [
        .object(
            "expect", \.probe.expect, Expectations.fields,
            "What the media are expected to be; what needs more than the header is looked at, whatever the depth."),
        .choice(
            "depth", \.probe.depth,
            "How far is looked: at the header, at every packet without decoding, or at every decoded frame."),
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
        for (path, least, greatest) in expect.bounds {
            guard let least, let greatest, least > greatest else { continue }
            let words = JSONWriter.write(.double(least))
            context.report(SettingIssue(path + ["maximum"], "must be at least the minimum, \(words)"), in: node)
        }
    }

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

    func objection(toBeingAskedFor fact: String) -> String? {
        guard let depth = ProbeFacts.depth(of: fact), depth > probe.resolvedDepth else { return nil }
        let looks = probe.resolvedDepth == .header ? "at the header" : "at packets"
        return "which looks \(looks) only; say \"depth\": \"\(depth)\" there"
    }

    func work(named name: String) -> MediaPass.Work { .probe(probe) }

    func shortcomings(in capabilities: MediaCapabilities) -> [SettingIssue] { missingFilters(in: capabilities) }

    func draft(from outcome: PassOutcome) -> StageDraft {
        var facts = JSONValue(encoding: outcome.source).facts
        facts["decodedFrames"] = outcome.decodedFrames.map(JSONValue.int)
        facts["inspection"] = outcome.inspection.map { JSONValue(encoding: $0) }
        return StageDraft(facts: facts)
    }
}
