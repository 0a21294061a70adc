/// Looks at the first bytes of a text for a byte order mark, however they are cut into pieces.
struct LeadingBytes: Sendable {
    private static let utf8: [UInt8] = [0xEF, 0xBB, 0xBF]
    private var held: [UInt8]? = []

    /// Whether the text is UTF-16, by its byte order mark.
    private(set) var isUTF16 = false

    /// The bytes that may be read on; a UTF-8 byte order mark is not among them.
    mutating func pass(_ bytes: [UInt8]) -> [UInt8] {
        guard let first = held else { return bytes }
        let all = first + bytes
        guard all.count >= Self.utf8.count else {
            held = all
            return []
        }
        return release(all)
    }

    /// What is left of a text shorter than the mark.
    mutating func finish() -> [UInt8] { held.map { release($0) } ?? [] }

    private mutating func release(_ bytes: [UInt8]) -> [UInt8] {
        held = nil
        isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        return bytes.starts(with: Self.utf8) ? Array(bytes.dropFirst(Self.utf8.count)) : bytes
    }
}
