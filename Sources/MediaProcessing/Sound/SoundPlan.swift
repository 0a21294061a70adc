import FFmpeg
import MediaTypes

/// What becomes of the sound of a source: its rate and its channels, and what of that has to be said.
///
/// A value: it decodes and converts nothing.
struct SoundPlan: Hashable, Sendable {
    /// Samples a second.
    let sampleRate: Int
    /// The channels.
    let layout: ChannelLayout
    /// What a person should know.
    let notes: [String]

    /// Plans for sound of a source.
    init(_ source: AudioInfo, _ settings: SoundSettings, for codec: SoundCodec) {
        let wanted = settings.sampleRate ?? max(1, source.sampleRate)
        sampleRate = codec.sampleRate(for: wanted)
        var notes: [String] = []
        if sampleRate != wanted {
            notes.append("\(codec.title) can't have \(wanted) Hz: the sound has \(sampleRate) Hz")
        }
        switch settings.channels {
        case .mono: layout = .mono
        case .stereo: layout = .stereo
        case .keep:
            layout = codec.layout(for: source.layout) ?? .stereo
            if layout.channels != source.layout.channels {
                notes.append("\(codec.title) can't have the channels \(source.layout)")
            }
        }
        if layout.channels < source.layout.channels, let note = Self.mixNote(source.layout, layout) {
            notes.append(note)
        }
        self.notes = notes
    }

    private static func mixNote(_ source: ChannelLayout, _ target: ChannelLayout) -> String? {
        guard let matrix = matrix(from: source, to: target) else { return nil }
        let lowering = (matrix.lowering * 10).rounded() / 10
        let how =
            source.channels > 2
            ? "centre and surround at -3 dB, low frequencies left out, and all by \(lowering) dB lower so that it can't clip"
            : "half of each"
        return "\(source) was mixed to \(target): " + how
    }

    /// How channels become others; `nil` if they are the same loudspeakers in the same order, or nobody knows how.
    static func matrix(from source: ChannelLayout, to target: ChannelLayout) -> MixMatrix? {
        if source.channels == target.channels { return source == target ? nil : .same(source.channels) }
        guard source.channels > 1 else { return MixMatrix(of: ["FC"], into: target.channels) }
        return source.channelNames.flatMap { MixMatrix(of: $0, into: target.channels) }
    }
}
