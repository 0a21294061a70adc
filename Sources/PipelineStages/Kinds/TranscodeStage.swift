import JSON
import MediaProcessing
import PipelineEngine

/// Makes a video file for the web.
public struct TranscodeStage: MediaStageDefinition {
    static let kind = "transcode"
    static let summary = "Makes a video file for the web."
    static let revision = 2

    /// The settings as they are written, those of a preset among them.
    var settings = TranscodeSettings()

    init() {}

    var publishedFiles: PublishedFiles { .one(fileExtension: (settings.container ?? .mp4).rawValue) }
    var needsVideo: Bool { true }
    var hasAudio: Bool? { settings.audio.codec == TranscodeSettings.Sound.none ? false : nil }

    func check(_ node: JSONNode, _ context: inout FieldContext) {
        guard isSettled(node) else { return }
        for contradiction in contradictions {
            let path = context.written(among: contradiction.places, in: node)
            context.report(SettingIssue(path, contradiction.problem), in: node)
        }
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
            (["container"], settings.container != nil), (["video", "codec"], settings.video.codec != nil),
            (["audio", "codec"], settings.audio.codec != nil), (["plays"], settings.plays != nil),
        ]
        return known.allSatisfy { path, isKnown in isKnown || !node.has(path) }
    }

    /// What is wrong with settings that are right one by one.
    private var contradictions: [Contradiction] {
        let transcode = settings.transcode(named: "")
        let misfits = misfits(transcode)
        return (misfits.isEmpty ? brokenPromises(transcode) : misfits) + uselessBitRate
    }

    /// Codecs that the container can't hold.
    private func misfits(_ transcode: Transcode) -> [Contradiction] {
        let container = transcode.container
        var issues: [Contradiction] = []
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
    ) -> Contradiction {
        Contradiction(
            places(of: part),
            "\(container.title) holds \(container.usualVideoCodec.title) and \(container.usualAudioCodec.title), "
                + "not \(codec); use \(fitting), or MP4 as the container")
    }

    /// What does not play where it is promised to play.
    private func brokenPromises(_ transcode: Transcode) -> [Contradiction] {
        guard let reach = settings.plays else { return [] }
        return reach.obstacles(to: transcode.container, transcode.video.codec, transcode.audio?.codec).map { obstacle in
            Contradiction([["plays"]] + places(of: obstacle.part), obstacle.sentence)
        }
    }

    private var uselessBitRate: [Contradiction] {
        guard settings.audio.bitRate != nil, settings.audio.codec == TranscodeSettings.Sound.none else { return [] }
        return [Contradiction([["audio", "bitRate"]], "there is no sound to have a bit rate: its codec is 'none'")]
    }

    /// The settings that make a part what it is, the one that says it most plainly first.
    private func places(of part: PlayObstacle.Part) -> [[String]] {
        switch part {
        case .video: [["video", "codec"], ["container"]]
        case .audio: [["audio", "codec"], ["container"]]
        case .container: [["container"]]
        }
    }
}

/// Settings that are right one by one and don't go together.
private struct Contradiction {
    /// The settings at fault; it is told at the first that is written.
    let places: [[String]]
    let problem: String

    init(_ places: [[String]], _ problem: String) {
        self.places = places
        self.problem = problem
    }
}

extension JSONNode {
    /// Whether a path leads to something.
    fileprivate func has(_ path: [String]) -> Bool {
        guard let step = path.first else { return true }
        return part(step)?.has(Array(path.dropFirst())) ?? false
    }
}
