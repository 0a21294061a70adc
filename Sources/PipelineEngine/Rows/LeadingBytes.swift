/// Looks at the first bytes of a text for a byte order mark or UTF-16 without one, however they are cut into pieces.
struct LeadingBytes: Sendable {
    private static let utf8: [UInt8] = [0xEF, 0xBB, 0xBF]
    /// How many bytes are looked at.
    private static let count = 4
    private var held: [UInt8]? = []

    /// Whether the text is UTF-16: by its byte order mark, or because every second byte is NUL.
    private(set) var isUTF16 = false

    /// The bytes that may be read on; a UTF-8 byte order mark is not among them.
    mutating func pass(_ bytes: [UInt8]) -> [UInt8] {
        guard let first = held else { return bytes }
        let all = first + bytes
        guard all.count >= Self.count else {
            held = all
            return []
        }
        return release(all)
    }

    /// What is left of a text shorter than what is looked at.
    mutating func finish() -> [UInt8] { held.map { release($0) } ?? [] }

    private mutating func release(_ bytes: [UInt8]) -> [UInt8] {
        held = nil
        isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || Self.isHalfNUL(bytes)
        return bytes.starts(with: Self.utf8) ? Array(bytes.dropFirst(Self.utf8.count)) : bytes
    }

    private static func isHalfNUL(_ bytes: [UInt8]) -> Bool {
        let isNUL = bytes.prefix(count).map { $0 == 0 }
        return isNUL == [true, false, true, false] || isNUL == [false, true, false, true]
    }
}
