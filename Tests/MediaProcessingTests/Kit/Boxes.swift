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

    /// Whether the index comes before the media; `nil` if there isn't both.
    static func isIndexFirst(_ bytes: [UInt8]) -> Bool? {
        let types = types(bytes)
        guard let index = types.firstIndex(of: "moov"), let media = types.firstIndex(of: "mdat") else { return nil }
        return index < media
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.reduce(0) { ($0 & 0x7F_FFFF_FFFF_FFFF) << 8 | Int($1) }
    }
}
