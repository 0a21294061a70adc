import JSON
import MediaProcessing
import PipelineEngine

/// Makes a video file for the web.
public struct TranscodeStage: MediaStageDefinition {
    static let kind = "transcode"
    static let summary = "Makes a video file for the web."
    static let revision = 2

    /// The settings that are written.
    var written = TranscodeSettings()
    /// The settings of the preset, if one is named.
    var preset: TranscodeSettings?

    init() {}

    /// The settings as they hold.
    private var settings: TranscodeSettings { preset.map(written.over) ?? written }

    func check(_ node: JSONNode, _ context: inout FieldContext) {
        guard isSettled(node) else { return }
        for issue in contradictions { context.report(issue, in: node) }
    }

    func work(named name: String) -> MediaPass.Work { .transcode(settings.transcode(named: name)) }

    func shortcomings(in capabilities: MediaCapabilities) -> [SettingIssue] {
        let transcode = settings.transcode(named: "")
        let containers = WordNeeds("containers", of: Transcode.Container.self) {
            [.init(kind: .muxer, name: $0.rawValue)]
        }
        let pictures = WordNeeds("video codecs", of: Transcode.VideoCodec.self) {
            [.init(kind: .encoder, name: $0.encoder)]
        }
        let sounds = WordNeeds("audio codecs", of: Transcode.AudioCodec.self) {
            [.init(kind: .encoder, name: $0.encoder)]
        }
        return [
            containers.issue(with: transcode.container.rawValue, at: ["container"], in: capabilities),
            pictures.issue(with: transcode.video.codec.rawValue, at: ["video", "codec"], in: capabilities),
            transcode.audio.flatMap {
                sounds.issue(with: $0.codec.rawValue, at: ["audio", "codec"], in: capabilities)
            },
        ].compactMap(\.self) + missingFilters(in: capabilities)
    }

    // MARK: Contradictions

    /// Whether all that the contradictions are about is known.
    private func isSettled(_ node: JSONNode) -> Bool {
        let known = [
            (["preset"], preset != nil), (["container"], written.container != nil),
            (["video", "codec"], written.video.codec != nil), (["audio", "codec"], written.audio.codec != nil),
            (["plays"], written.plays != nil),
        ]
        return known.allSatisfy { path, isKnown in isKnown || !node.has(path) }
    }

    /// What is wrong with settings that are right one by one.
    private var contradictions: [SettingIssue] {
        let transcode = settings.transcode(named: "")
        let misfits = misfits(transcode)
        return (misfits.isEmpty ? brokenPromises(transcode) : misfits) + uselessBitRate
    }

    /// Codecs that the container can't hold.
    private func misfits(_ transcode: Transcode) -> [SettingIssue] {
        let container = transcode.container
        var issues: [SettingIssue] = []
        if !container.holds(transcode.video.codec) {
            issues.append(misfit(transcode.video.codec.title, in: container, container.usualVideoCodec.title, .video))
        }
        if let audio = transcode.audio?.codec, !container.holds(audio) {
            issues.append(misfit(audio.title, in: container, container.usualAudioCodec.title, .audio))
        }
        return issues
    }

    private func misfit(
        _ codec: String, in container: Transcode.Container, _ fitting: String, _ part: PlayObstacle.Part
    ) -> SettingIssue {
        SettingIssue(
            place(of: part),
            "\(container.title) holds \(container.usualVideoCodec.title) and \(container.usualAudioCodec.title), "
                + "not \(codec); use \(fitting), or MP4 as the container")
    }

    /// What does not play where it is promised to play.
    private func brokenPromises(_ transcode: Transcode) -> [SettingIssue] {
        guard let reach = settings.plays else { return [] }
        return reach.obstacles(to: transcode.container, transcode.video.codec, transcode.audio?.codec).map { obstacle in
            SettingIssue(written.plays == nil ? place(of: obstacle.part) : ["plays"], obstacle.sentence)
        }
    }

    private var uselessBitRate: [SettingIssue] {
        guard written.audio.bitRate != nil, settings.audio.codec == TranscodeSettings.Sound.none else { return [] }
        return [SettingIssue(["audio", "bitRate"], "there is no sound to have a bit rate: its codec is 'none'")]
    }

    /// The setting that made a part what it is, and is written.
    private func place(of part: PlayObstacle.Part) -> [String] {
        switch part {
        case .video where written.video.codec != nil: ["video", "codec"]
        case .audio where written.audio.codec != nil: ["audio", "codec"]
        default: written.container == nil ? ["preset"] : ["container"]
        }
    }
}
