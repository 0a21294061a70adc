import MediaTypes

/// What the boxes of an MP4 or MOV file say that FFmpeg doesn't hand on: ISO/IEC 14496-12.
///
/// Only headers of boxes and a few short ones are read, so it costs some microseconds whatever the size of the file.
struct MovieBoxes {
    /// Whether the index (`moov`) comes before the media (`mdat`).
    let isIndexFirst: Bool
    /// Whether the index says that fragments follow (`mvex`).
    private(set) var isFragmented = false
    /// The edit lists by the track's number, which FFmpeg has as `AVStream.id`.
    private(set) var edits: [Int: [Edit]] = [:]
    /// How many edits a list has beyond those that were read, by the track's number; missing where none.
    private(set) var unreadEdits: [Int: Int] = [:]
    /// The numbers of the tracks that are encrypted: their sample entries are `encv`, `enca` and others, §8.12.
    private(set) var encryptedTracks: Set<Int> = []
    /// How long tracks are without their edit lists, by the track's number.
    private(set) var durations: [Int: Seconds] = [:]

    /// Reads a file; `nil` if it isn't MP4 or MOV or has no index.
    init?(_ file: InputFile) {
        var offset: Int64 = 0
        var sawMedia = false
        for _ in 0..<1_000 {
            guard let box = MovieBox(file, at: offset, before: file.size) else { return nil }
            switch box.type {
            case "moov":
                isIndexFirst = !sawMedia
                readIndex(box)
                return
            case "mdat": sawMedia = true
            case "ftyp", "free", "skip", "wide", "uuid", "pnot", "moof", "sidx", "styp", "meta", "emsg", "prft": break
            default: guard offset > 0, box.hasPlainType else { return nil }
            }
            guard box.end < file.size else { return nil }
            offset = box.end
        }
        return nil
    }

    private mutating func readIndex(_ index: MovieBox) {
        var scale: Int64?
        var tracks: [MovieBox] = []
        index.forEach { box in
            switch box.type {
            case "mvhd": scale = box.numberAfterTimes
            case "mvex": isFragmented = true
            case "trak": tracks.append(box)
            default: break
            }
            return tracks.count < 64
        }
        guard let scale = Self.tick(scale) else { return }
        for track in tracks { readTrack(track, movieTick: scale) }
    }

    private mutating func readTrack(_ track: MovieBox, movieTick: Rational) {
        guard let number = track.child("tkhd")?.numberAfterTimes.map(Int.init) else { return }
        // After the box's version and its count of entries come the first entry's size and its four letters.
        let entry = track.child("mdia", "minf", "stbl", "stsd")?.content(16).dropFirst(12) ?? []
        if Self.encryptedEntries.contains(String(decoding: entry, as: UTF8.self)) { encryptedTracks.insert(number) }
        let media = track.child("mdia", "mdhd")
        guard let mediaTick = Self.tick(media?.numberAfterTimes) else { return }
        durations[number] = media?.durationAfterTimes.map { Seconds(Timestamp(ticks: $0, timeBase: mediaTick)) }
        guard let list = track.child("edts", "elst") else { return }
        let bytes = list.content(8 + Self.mostEdits * 20)
        let found = Self.edits(bytes, movieTick, mediaTick)
        edits[number] = found
        let unread = (bytes.count >= 8 ? Int(bytes[4..<8].bigEndian) : 0) - found.count
        if unread > 0 { unreadEdits[number] = unread }
    }

    /// How many edits of a list are read.
    private static let mostEdits = 256

    private static let encryptedEntries: Set<String> = ["encv", "enca", "enct", "encs", "drmi", "drms"]

    /// The first edits of a list's content.
    private static func edits(_ bytes: [UInt8], _ movieTick: Rational, _ mediaTick: Rational) -> [Edit] {
        guard bytes.count >= 8 else { return [] }
        let width = bytes[0] == 1 ? 8 : 4
        let size = 2 * width + 4
        let count = min(Int(bytes[4..<8].bigEndian), mostEdits, (bytes.count - 8) / size)
        return (0..<count).map { index in
            let start = 8 + index * size
            let duration = bytes[start..<start + width].bigEndian
            let written = bytes[start + width..<start + 2 * width].bigEndian
            let time = width == 4 ? Int64(Int32(truncatingIfNeeded: written)) : written
            let rate = Int32(truncatingIfNeeded: bytes[start + 2 * width..<start + size].bigEndian)
            return Edit(
                duration: Seconds(Timestamp(ticks: max(0, duration), timeBase: movieTick)),
                mediaStart: time < 0 ? nil : Seconds(Timestamp(ticks: time, timeBase: mediaTick)),
                rate: Double(rate) / 65_536)
        }
    }

    private static func tick(_ scale: Int64?) -> Rational? {
        scale.flatMap { Int32(exactly: $0) }.flatMap { $0 > 0 ? Rational(1, $0) : nil }
    }
}
