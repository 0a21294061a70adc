/// Walks over the bytes of a text and knows the place it has come to.
struct JSONScanner {
    private let bytes: [UInt8]
    private var offset = 0
    private var line = 1
    private var column = 1

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var position: JSONPosition { JSONPosition(offset: offset, line: line, column: column) }

    /// The byte at the place, or `nil` at the end.
    var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    var isAtEnd: Bool { offset >= bytes.count }

    /// Takes a byte.
    mutating func advance() {
        let byte = bytes[offset]
        offset += 1
        if byte == UInt8(ascii: "\n") {
            line += 1
            column = 1
        } else if byte & 0xC0 != 0x80 {
            column += 1
        }
    }

    /// Takes a byte if it is the one expected.
    mutating func take(_ byte: UInt8) -> Bool {
        guard peek == byte else { return false }
        advance()
        return true
    }

    /// Takes bytes while they fit, and returns them.
    mutating func take(while fits: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        let start = offset
        while let byte = peek, fits(byte) { advance() }
        return bytes[start..<offset]
    }

    /// Skips white space: RFC 8259 §2.
    mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { advance() }
    }

    /// The bytes from a place up to here.
    func text(from start: JSONPosition) -> ArraySlice<UInt8> { bytes[start.offset..<offset] }
}
