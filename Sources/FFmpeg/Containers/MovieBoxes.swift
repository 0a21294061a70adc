/// Looks at the boxes at the top of an MP4 or MOV file: ISO/IEC 14496-12 §4.2.
enum MovieBoxes {
    /// Whether the index (`moov`) comes before the media (`mdat`); `nil` if the file isn't MP4 or MOV or has no index.
    static func isIndexFirst(_ file: InputFile) -> Bool? {
        var offset: Int64 = 0
        var sawMedia = false
        for _ in 0..<1_000 {
            guard let box = Box(file, at: offset) else { return nil }
            switch box.type {
            case "moov": return !sawMedia
            case "mdat": sawMedia = true
            case "ftyp", "free", "skip", "wide", "uuid", "pnot", "moof", "sidx", "styp", "meta", "emsg", "prft": break
            default: return nil
            }
            let (next, overflow) = offset.addingReportingOverflow(box.size)
            guard !overflow, next < file.size else { return nil }
            offset = next
        }
        return nil
    }

    private struct Box {
        let type: String
        let size: Int64

        init?(_ file: InputFile, at offset: Int64) {
            let header = file.bytes(at: offset, count: 16)
            guard header.count >= 8 else { return nil }
            type = String(decoding: header[4..<8], as: UTF8.self)
            let short = header[0..<4].reduce(Int64(0)) { $0 << 8 | Int64($1) }
            switch short {
            case 0: size = file.size - offset
            case 1 where header.count == 16:
                size = header[8..<16].reduce(Int64(0)) { $0 << 8 | Int64($1) }
            default: size = short
            }
            guard size >= 8 else { return nil }
        }
    }
}
