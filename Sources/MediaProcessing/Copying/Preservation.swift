import MediaTypes

/// What becomes of a source's content credentials, which are signed and hold for the very bytes of its file.
///
/// A pure function of the source's facts and of the settings. Any change of the file breaks what was signed, moving the
/// index to its front too; so either nothing has to be changed, or the credentials can't be kept.
struct Preservation: Hashable, Sendable {
    /// Whether the file is handed on as it is.
    let isUnchanged: Bool
    /// What a person should know.
    let notes: [String]
    private let changes: [String]

    init(_ transcode: Transcode, _ source: MediaInfo, _ decisions: [CopyDecision]) {
        guard source.provenance != nil else {
            (isUnchanged, notes, changes) = (false, [], [])
            return
        }
        guard transcode.provenance == .keep else {
            (isUnchanged, notes, changes) = (false, [Self.loss], [])
            return
        }
        changes = Self.changes(transcode, source, decisions)
        isUnchanged = changes.isEmpty
        notes = isUnchanged ? ["the file was handed on as it is, with its C2PA content credentials"] : []
    }

    /// What is said where credentials are left out.
    static let loss = "the source's C2PA content credentials were left out: they hold only for its own file"

    /// Why a source can't be used, where its credentials are to be kept and can't be.
    func objection(to name: String) -> MediaError? {
        guard !changes.isEmpty else { return nil }
        return MediaError(
            .unsupported,
            "\(name) carries C2PA content credentials, which hold only while nothing of the file is changed, and it isn't "
                + "what is asked for: \(changes.joined(separator: "; ")); say \"provenance\": \"strip\", or publish the "
                + "file itself")
    }

    private static func changes(_ transcode: Transcode, _ source: MediaInfo, _ decisions: [CopyDecision]) -> [String] {
        var changes: [String] = []
        if source.containerTitle != transcode.container.title {
            changes.append("it is \(source.containerTitle), not \(transcode.container.title)")
        }
        if source.moovFirst == false { changes.append("its index doesn't come first") }
        if source.isFragmented == true { changes.append("it is in fragments") }
        if transcode.metadata == .strip, !source.metadata.userTags.isEmpty { changes.append("its tags are left out") }
        if transcode.audio == nil, source.firstAudio != nil { changes.append("its sound is left out") }
        for decision in decisions where !decision.copies {
            changes.append("\(decision.subject) is encoded")
            changes += decision.hindrances + decision.faults
        }
        return changes
    }
}

extension OutputContext {
    /// What is said of content credentials that an output of another kind leaves out.
    var lossNotes: [String] { source.provenance == nil ? [] : [Preservation.loss] }
}

extension MediaInfo {
    /// What people call the container: FFmpeg reads MP4 and MOV with one demuxer, and the file says which it is.
    fileprivate var containerTitle: String {
        guard container.contains("mp4") else { return (container.first ?? "unknown").uppercased() }
        return metadata["major_brand"] == "qt  " ? "MOV" : "MP4"
    }
}
