/// The boxes at the top of an MP4 file, walked by their sizes.
enum Boxes {
    /// The types in their order; the walk ends where a size makes no sense.
    static func types(_ bytes: [UInt8]) -> [String] {
        var types: [String] = []
        var offset = 0
        while offset + 8 <= bytes.count {
            types.append(String(decoding: bytes[offset + 4..<offset + 8], as: UTF8.self))
            let short = number(bytes[offset..<offset + 4])
            let size =
                short == 1 && offset + 16 <= bytes.count
                ? number(bytes[offset + 8..<offset + 16]) : short == 0 ? bytes.count - offset : short
            guard size >= 8 else { break }
            offset += size
        }
        return types
    }

    /// A box.
    static func box(_ type: String, _ content: [UInt8]) -> [UInt8] {
        size(8 + content.count) + Array(type.utf8) + content
    }

    /// Whether the index comes before the media; `nil` if there isn't both.
    static func isIndexFirst(_ bytes: [UInt8]) -> Bool? {
        let types = types(bytes)
        guard let index = types.firstIndex(of: "moov"), let media = types.firstIndex(of: "mdat") else { return nil }
        return index < media
    }

    /// Adds a box to the description of the pictures of a movie whose index comes last and whose first track has them.
    static func append(_ type: String, _ content: [UInt8], toFirstPictures movie: inout [UInt8]) {
        let path = [("moov", 0), ("trak", 0), ("mdia", 0), ("minf", 0), ("stbl", 0), ("stsd", 8), ("avc1", 78)]
        append(type, content, to: path, in: &movie)
    }

    /// Adds a box to one of a movie whose index comes last: to the first of a type in the first of the type before it, and so
    /// on, each with how many bytes it has before the boxes in it.
    static func append(_ type: String, _ content: [UInt8], to path: [(String, Int)], in movie: inout [UInt8]) {
        var open: [Int] = []
        var range = 0..<movie.count
        for (name, skipped) in path {
            var offset = range.lowerBound
            while offset < range.upperBound, String(decoding: movie[offset + 4..<offset + 8], as: UTF8.self) != name {
                offset += number(movie[offset..<offset + 4])
            }
            open.append(offset)
            range = (offset + 8 + skipped)..<(offset + number(movie[offset..<offset + 4]))
        }
        let box = size(8 + content.count) + Array(type.utf8) + content
        movie.insert(contentsOf: box, at: range.upperBound)
        for offset in open {
            movie.replaceSubrange(offset..<offset + 4, with: size(number(movie[offset..<offset + 4]) + box.count))
        }
    }

    private static func size(_ size: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: size >> $0) } }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.reduce(0) { ($0 & 0x7F_FFFF_FFFF_FFFF) << 8 | Int($1) }
    }
}
