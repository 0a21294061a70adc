/// A box of an MP4 or MOV file, read from its header alone: ISO/IEC 14496-12 §4.2.
struct MovieBox {
    /// Its four letters.
    let type: String
    /// Where its content begins in the file.
    let start: Int64
    /// Where it ends.
    let end: Int64
    private let file: InputFile

    /// The box at a place in a file or in another box; `nil` if none fits in before `limit`.
    init?(_ file: InputFile, at offset: Int64, before limit: Int64) {
        let header = file.bytes(at: offset, count: 16)
        guard header.count >= 8 else { return nil }
        type = String(decoding: header[4..<8], as: UTF8.self)
        let short = header[0..<4].bigEndian
        let isLong = short == 1 && header.count == 16
        let size = short == 0 ? limit - offset : isLong ? header[8..<16].bigEndian : short
        let (end, overflow) = offset.addingReportingOverflow(size)
        guard size >= (isLong ? 16 : 8), !overflow else { return nil }
        start = offset + (isLong ? 16 : 8)
        self.end = end
        self.file = file
    }

    /// Whether its type is of letters and such, so that it may be a box at all.
    var hasPlainType: Bool { type.utf8.count == 4 && type.utf8.allSatisfy { (0x20...0x7E).contains($0) } }

    /// Calls `body` with each box inside until it returns `false`; a thousand at most.
    func forEach(_ body: (MovieBox) -> Bool) {
        var offset = start
        for _ in 0..<1_000 {
            guard offset < end, let box = MovieBox(file, at: offset, before: end), box.end <= end, body(box) else {
                return
            }
            offset = box.end
        }
    }

    /// The first box inside of a type, the first in that of the next type, and so on.
    func child(_ path: String...) -> MovieBox? {
        var found: MovieBox? = self
        for type in path {
            var inner: MovieBox?
            found?.forEach { box in
                if box.type == type { inner = box }
                return inner == nil
            }
            found = inner
        }
        return found
    }

    /// The first bytes of its content, at most so many.
    func content(_ count: Int) -> [UInt8] { file.bytes(at: start, count: Int(min(Int64(count), max(0, end - start)))) }

    /// The number of 32 bits that follows two times in a box of version 0 (32 bits each) or 1 (64 bits): the time scale
    /// of `mvhd` and `mdhd`, the track's number of `tkhd`.
    var numberAfterTimes: Int64? {
        let bytes = content(24)
        let place = bytes.first == 1 ? 20 : 12
        return bytes.count >= place + 4 ? bytes[place..<place + 4].bigEndian : nil
    }

    /// The number that follows ``numberAfterTimes``, of 32 or 64 bits: the duration of `mvhd` and `mdhd`; `nil` where it
    /// isn't known.
    var durationAfterTimes: Int64? {
        let bytes = content(32)
        let (place, size) = bytes.first == 1 ? (24, 8) : (16, 4)
        guard bytes.count >= place + size else { return nil }
        let duration = bytes[place..<place + size].bigEndian
        return duration > 0 && duration < (size == 4 ? Int64(UInt32.max) : .max) ? duration : nil
    }
}

extension ArraySlice<UInt8> {
    /// A number, the highest byte first, without sign unless it has 64 bits.
    var bigEndian: Int64 { reduce(0) { $0 << 8 | Int64($1) } }
}
