import MediaTypes

/// Whether the sound of a source is copied as it is, and why.
///
/// A value: it reads nothing.
struct CopyChoice: Hashable, Sendable {
    /// Whether it is copied.
    let copies: Bool
    /// What is done, and why.
    let note: String

    /// Decides for a file of sound.
    init(_ track: AudioTrack, _ source: StreamInfo?) {
        let codec = source.map { "\($0.codec)" } ?? "missing"
        guard track.format == .m4a, let source, source.codec == .aac, let info = source.audio else {
            self.init(false, "the sound is \(codec) and was encoded")
            return
        }
        let changes = Self.changes(track, source, info)
        guard changes.isEmpty else {
            self.init(false, "the sound is AAC already and was encoded, because " + changes.joined(separator: " and "))
            return
        }
        self.init(true, "the sound is AAC already and was copied")
    }

    private init(_ copies: Bool, _ note: String) {
        self.copies = copies
        self.note = note
    }

    /// What a copy can't do.
    private static func changes(_ track: AudioTrack, _ source: StreamInfo, _ info: AudioInfo) -> [String] {
        let plan = SoundPlan(info, track.sound, for: .aac)
        let shown = source.edits?.count { $0.mediaStart != nil } ?? 0
        let reasons: [(isSo: Bool, words: String)] = [
            (track.bitRate != nil, "a bit rate is asked for"),
            (track.trim != .whole, "a part of it is asked for"),
            (track.sound.loudness != nil, "a loudness is asked for"),
            (plan.sampleRate != info.sampleRate, "\(plan.sampleRate) Hz are asked for"),
            (track.sound.channels != .keep && plan.layout != info.layout, "\(plan.layout) is asked for"),
            (shown > 1, "its edit list shows several parts"),
            (source.isEncrypted == true, "it is encrypted"),
        ]
        return reasons.filter(\.isSo).map(\.words)
    }
}
