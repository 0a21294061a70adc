extension JSONParser {
    /// Reads an escape in a string; of one that isn't there, keeps the characters.
    mutating func readEscape(into text: inout [UInt8]) {
        let start = scanner.position
        scanner.advance()
        guard let letter = scanner.peek, !scanner.isAtLineBreak else { return }
        if letter == UInt8(ascii: "u") { return readUnicodeEscape(from: start, into: &text) }
        if let byte = Self.escaped(letter) {
            scanner.advance()
            return text.append(byte)
        }
        scanner.advanceScalar()
        let written = scanner.text(from: start.offset)
        let advice = letter == UInt8(ascii: "'") ? "write the quote alone" : "write '\\\\' for a backslash"
        report("there is no escape \(Self.quoted(written)); \(advice)", from: start, doubt: .piece)
        text += letter == UInt8(ascii: "'") ? Array("'".utf8) : Array(written.utf8)
    }

    private static func escaped(_ letter: UInt8) -> UInt8? {
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): letter
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: nil
        }
    }

    private mutating func readUnicodeEscape(from start: JSONPosition, into text: inout [UInt8]) {
        scanner.advance()
        guard let first = readHex() else {
            report("'\\u' needs four hexadecimal digits", from: start, doubt: .piece)
            return Self.append("\u{FFFD}", to: &text)
        }
        if let scalar = UnicodeScalar(first) { return Self.append(scalar, to: &text) }
        if first < 0xDC00, let scalar = readSecondHalf(of: first) { return Self.append(scalar, to: &text) }
        report(
            "half of a surrogate pair stands alone; write both halves, or the character itself", from: start,
            doubt: .piece)
        Self.append("\u{FFFD}", to: &text)
    }

    /// Reads the second half of a surrogate pair; `nil`, and nothing is taken, if it isn't there.
    private mutating func readSecondHalf(of first: UInt32) -> UnicodeScalar? {
        let before = scanner
        guard scanner.take(UInt8(ascii: "\\")), scanner.take(UInt8(ascii: "u")), let second = readHex(),
            (0xDC00...0xDFFF).contains(second)
        else {
            scanner = before
            return nil
        }
        return UnicodeScalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    }

    /// Reads up to four hexadecimal digits; `nil` if they are fewer.
    private mutating func readHex() -> UInt32? {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = scanner.peek, let digit = Self.hexDigit(byte) else { return nil }
            scanner.advance()
            value = value << 4 | digit
        }
        return value
    }

    private static func hexDigit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }

    private static func append(_ scalar: UnicodeScalar, to text: inout [UInt8]) {
        text += Array(String(scalar).utf8)
    }
}
