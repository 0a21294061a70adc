import FFmpeg
import MediaTypes

/// Why a stream can't be copied, whatever it is asked to be; each as a clause.
struct CopyHindrances {
    /// The clauses; empty if it can be copied.
    let clauses: [String]

    /// The containers, by FFmpeg's first names, whose packets have the times of their pictures and sounds.
    private static let timed: Set<String> = ["mov", "matroska", "mpegts", "flv", "ivf"]

    init(_ stream: StreamInfo, of source: MediaInfo, for transcode: Transcode) {
        var clauses: [String] = []
        let name = source.container.first ?? "the source's container"
        if !Self.timed.contains(name) {
            clauses.append("\(name) has no times for it")
        }
        if !FFmpegLibrary.muxer(transcode.container.muxer, holds: stream.codec) {
            clauses.append("\(transcode.container.title) can't hold \(stream.codec.title)")
        }
        if stream.isEncrypted == true { clauses.append("it is encrypted") }
        let edits = stream.edits ?? []
        if edits.count(where: { $0.mediaStart != nil }) > 1 || edits.contains(where: { $0.rate != 1 }) {
            clauses.append("its edit list shows several parts")
        }
        if transcode.trim != .whole { clauses.append("a part of it is asked for") }
        self.clauses = clauses
    }
}
