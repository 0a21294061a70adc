import MediaTypes
import Wording

/// The tracks of a source that are not in what is made of its first pictures and its first sound.
///
/// A pure function of the source's facts. Tracks of data, such as timecodes, aren't told.
struct LeftOutTracks {
    /// What a person may want to know; `nil` if nothing is left out.
    let note: String?

    /// Looks at a source; where no sound is wanted, none is missed.
    init(of source: MediaInfo, wantsSound: Bool) {
        let media = source.streams.filter { !$0.isAttachedPicture }
        let pictures = media.count { $0.kind == .video } - 1
        let sounds = wantsSound ? media.count { $0.kind == .audio } - 1 : 0
        let counts = [
            (pictures, "further track of pictures", "further tracks of pictures"),
            (sounds, "further sound track", "further sound tracks"),
            (media.count { $0.kind == .subtitle }, "subtitle track", "subtitle tracks"),
            (source.streams.count { $0.isAttachedPicture }, "cover", "covers"),
            (media.count { $0.kind == .attachment }, "attached file", "attached files"),
        ]
        let words = counts.filter { $0.0 > 0 }.map { count, one, many in
            count == 1 ? "1 \(one)" : "\(Words.grouped(count)) \(many)"
        }
        note = words.isEmpty ? nil : "left out: " + words.joined(separator: ", ")
    }
}
