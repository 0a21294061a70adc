/// Walks over the bytes of a text and knows the place it has come to.
struct JSONScanner {
    let bytes: [UInt8]
    /// Where the text ends for the reader.
    private(set) var end: Int
    private(set) var offset = 0
    private var line: Int
    /// Where the line would begin if every scalar before the place were one byte long.
    private var lineStart = 0

    init(_ bytes: [UInt8], line: Int) {
        self.bytes = bytes
        self.line = line
        end = bytes.count
    }

    /// The place; its column counts bytes that are not UTF-8 as the replacement characters they are shown as.
    var position: JSONPosition { JSONPosition(offset: offset, line: line, column: offset - lineStart + 1) }

    /// The byte at the place, or `nil` at the end.
    var peek: UInt8? { offset < end ? bytes[offset] : nil }

    /// The byte after the one at the place.
    var peekNext: UInt8? { offset + 1 < end ? bytes[offset + 1] : nil }

    var isAtEnd: Bool { offset >= end }

    /// Whether a line break begins at the place: a line feed, alone or after a carriage return.
    var isAtLineBreak: Bool {
        peek == UInt8(ascii: "\n") || peek == UInt8(ascii: "\r") && peekNext == UInt8(ascii: "\n")
    }

    /// The scalar, or what isn't one, at the place; there has to be a byte.
    var sequence: UTF8Sequence { UTF8Sequence(bytes, at: offset, end: end) }

    /// Takes ASCII bytes that are not line feeds, or gives them back.
    mutating func advance(by count: Int = 1) { offset += count }

    /// Takes a byte if it is the one expected, which is ASCII.
    mutating func take(_ byte: UInt8) -> Bool {
        guard peek == byte else { return false }
        offset += 1
        return true
    }

    /// Takes a line feed.
    mutating func advanceLine() {
        offset += 1
        line += 1
        lineStart = offset
    }

    /// Takes a scalar, whatever it is, or bytes that are none.
    mutating func advanceScalar() {
        let byte = bytes[offset]
        if byte == UInt8(ascii: "\n") {
            advanceLine()
        } else if byte < 0x80 {
            offset += 1
        } else {
            advance(over: sequence)
        }
    }

    /// Takes a sequence that begins at the place.
    mutating func advance(over sequence: UTF8Sequence) {
        offset += sequence.length
        lineStart += sequence.length - 1
    }

    /// Takes scalars up to an offset ahead.
    mutating func advance(to target: Int) { while offset < target { advanceScalar() } }

    /// Makes the text end here.
    mutating func stop() { end = offset }

    /// The text from an offset up to here, with replacement characters for what isn't UTF-8.
    func text(from start: Int) -> String { String(decoding: bytes[start..<offset], as: UTF8.self) }
}
