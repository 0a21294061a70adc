import FFmpeg
import MediaTypes

/// Why a stream can't be copied, whatever it is asked to be; each as a clause.
struct CopyHindrances {
    /// The clauses; empty if it can be copied.
    let clauses: [String]

    /// The containers, by FFmpeg's first names, whose packets have the times of their pictures and sounds; of a stream of
    /// AAC alone they follow from its packets.
    private static let timed: Set<String> = ["mov", "matroska", "mpegts", "flv", "ivf", "aac"]

    /// The most that an edit list leaves out before sound for the sake of its encoder: the 2,112 samples of Apple's AAC at
    /// 44.1 kHz are 48 ms.
    private static let priming = Seconds(microseconds: 50_000)

    init(_ stream: StreamInfo, of source: MediaInfo, into target: CopyTarget) {
        var clauses: [String] = []
        let name = source.container.first ?? "the source's container"
        if !Self.timed.contains(name) {
            clauses.append("\(name) has no times for it")
        }
        if !FFmpegLibrary.muxer(target.muxer, holds: stream.codec) {
            clauses.append("\(target.title) can't hold \(stream.codec.title)")
        }
        if stream.isEncrypted == true { clauses.append("it is encrypted") }
        clauses += Self.edits(stream, target)
        if target.trim != .whole { clauses.append("a part of it is asked for") }
        self.clauses = clauses
    }

    private static func edits(_ stream: StreamInfo, _ target: CopyTarget) -> [String] {
        guard let edits = stream.edits else { return [] }
        let shown = edits.filter { $0.mediaStart != nil }
        var clauses: [String] = []
        if shown.count > 1 || edits.contains(where: { $0.rate != 1 }) {
            clauses.append("its edit list shows several parts")
        }
        if stream.unreadEdits != nil { clauses.append("its edit list is too long to be read whole") }
        if stream.kind == .audio, !target.hasEdits, let start = shown.first?.mediaStart, start > priming {
            clauses.append("its edit list leaves out its beginning, and \(target.title) has no edit lists")
        }
        return clauses
    }
}
