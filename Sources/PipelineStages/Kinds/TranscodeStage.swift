import JSON
import MediaProcessing
import PipelineEngine

/// Makes a video file for the web.
public struct TranscodeStage: MediaStageDefinition {
    static let kind = "transcode"
    static let summary = "Makes a video file for the web."
    static let revision = 4

    /// The settings as they are written, those of a preset among them.
    var settings = TranscodeSettings()

    init() {}

    var publishedFiles: PublishedFiles { .one(fileExtension: (settings.container ?? .mp4).rawValue) }
    var needsVideo: Bool { true }
    var hasAudio: Bool? { settings.audio.codec == TranscodeSettings.Sound.none ? false : nil }

    func check(_ node: JSONNode, _ context: inout FieldContext) {
        guard isSettled(node) else { return }
        for contradiction in TranscodeContradictions(settings).all {
            let path = context.written(among: contradiction.places, in: node)
            context.report(SettingIssue(path, contradiction.problem), in: node)
        }
    }

    var undecided: String? {
        let transcode = settings.transcode(named: "")
        let parts = [
            transcode.video.copy == .whenRight ? "the picture" : nil,
            transcode.audio?.copy == .whenRight ? "the sound" : nil,
        ].compactMap(\.self)
        guard let first = parts.first else { return nil }
        let what = parts.count == 2 ? "picture and sound are" : "\(first) is"
        return "whether \(what) copied or encoded is decided when each file is opened; the report tells it, and why"
    }

    func work(named name: String) -> MediaPass.Work { .transcode(settings.transcode(named: name)) }

    func shortcomings(in capabilities: MediaCapabilities) -> [SettingIssue] {
        let transcode = settings.transcode(named: "")
        let containers = WordNeeds("containers", of: Transcode.Container.self) {
            [.init(kind: .muxer, name: $0.muxer)]
        }
        let pictures = WordNeeds("video codecs", of: Transcode.VideoCodec.self) { codec in
            let options = settings.video.settings(of: codec).encoderNeeds
            return [.init(kind: .encoder, name: codec.encoder)] + options
        }
        let sounds = WordNeeds("audio codecs", of: Transcode.AudioCodec.self) {
            [.init(kind: .encoder, name: $0.encoder)]
        }
        let depth = transcode.video.missingDepth(in: capabilities)
        return [
            containers.issue(with: transcode.container.rawValue, at: ["container"], in: capabilities),
            pictures.issue(with: transcode.video.codec.rawValue, at: ["video", "codec"], in: capabilities),
            transcode.audio.flatMap {
                sounds.issue(with: $0.codec.rawValue, at: ["audio", "codec"], in: capabilities)
            }, depth,
        ].compactMap(\.self) + missingFilters(in: capabilities)
    }

    /// Whether all that the contradictions are about is known.
    private func isSettled(_ node: JSONNode) -> Bool {
        let known = [
            (["container"], settings.container != nil), (["video", "codec"], settings.video.codec != nil),
            (["audio", "codec"], settings.audio.codec != nil), (["plays"], settings.plays != nil),
        ]
        return known.allSatisfy { path, isKnown in isKnown || !node.has(path) }
    }
}

extension Transcode.Video {
    /// The options of its encoder that are set.
    fileprivate var encoderNeeds: [MediaNeed] { needs.filter { $0.kind == .option } }

    /// What keeps its encoder from taking samples of its depth, if anything does.
    fileprivate func missingDepth(in capabilities: MediaCapabilities) -> SettingIssue? {
        guard capabilities.encoders.contains(codec.encoder),
            let missing = needs.first(where: { $0.kind == .format && !capabilities.has($0) })
        else { return nil }
        let instead = bitDepth == 8 ? "another codec" : "8, or another codec"
        return SettingIssue(
            ["video", "bitDepth"],
            "\(missing.absence(in: capabilities)), which \(bitDepth) bits need; use \(instead)")
    }

    private var needs: [MediaNeed] {
        MediaNeed.needs(of: .transcode(Transcode(name: "", container: .mp4, video: self, audio: nil)))
    }
}

extension JSONNode {
    /// Whether a path leads to something.
    fileprivate func has(_ path: [String]) -> Bool {
        guard let step = path.first else { return true }
        return part(step)?.has(Array(path.dropFirst())) ?? false
    }
}
