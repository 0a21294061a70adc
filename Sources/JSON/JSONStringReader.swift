/// Reads one string of a JSON text: RFC 8259 §7.
struct JSONStringReader {
    private(set) var scanner: JSONScanner
    private let start: JSONPosition

    init(_ scanner: JSONScanner) {
        self.scanner = scanner
        start = scanner.position
    }

    /// Reads from the opening quote to past the closing one.
    mutating func read() throws(JSONSyntaxError) -> String {
        var text = ""
        scanner.advance()
        while true {
            text += try readPlain()
            switch scanner.peek {
            case UInt8(ascii: "\""):
                scanner.advance()
                return text
            case UInt8(ascii: "\\"): text.unicodeScalars.append(try readEscape())
            case nil: throw JSONSyntaxError("a string that begins here has no closing quote", at: start)
            default: throw error("a line break or control character inside a string must be escaped")
            }
        }
    }

    private mutating func readPlain() throws(JSONSyntaxError) -> String {
        let place = scanner.position
        let bytes = scanner.take { $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw JSONSyntaxError("the string that continues here is not valid UTF-8", at: place)
        }
        return text
    }

    private mutating func readEscape() throws(JSONSyntaxError) -> UnicodeScalar {
        let place = scanner.position
        scanner.advance()
        guard let letter = scanner.peek else {
            throw JSONSyntaxError("a string that begins here has no closing quote", at: start)
        }
        scanner.advance()
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return UnicodeScalar(letter)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try readUnicode(from: place)
        default: throw JSONSyntaxError("there is no such escape; write '\\\\' for a backslash", at: place)
        }
    }

    private mutating func readUnicode(from place: JSONPosition) throws(JSONSyntaxError) -> UnicodeScalar {
        let first = try readHex(from: place)
        if let scalar = UnicodeScalar(first) { return scalar }
        guard (0xD800...0xDBFF).contains(first), scanner.take(UInt8(ascii: "\\")), scanner.take(UInt8(ascii: "u"))
        else { throw JSONSyntaxError("half of a surrogate pair stands alone", at: place) }
        let second = try readHex(from: place)
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = UnicodeScalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw JSONSyntaxError("half of a surrogate pair stands alone", at: place) }
        return scalar
    }

    private mutating func readHex(from place: JSONPosition) throws(JSONSyntaxError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = scanner.peek, let digit = Character(UnicodeScalar(byte)).hexDigitValue, byte < 0x80 else {
                throw JSONSyntaxError("'\\u' needs four hexadecimal digits", at: place)
            }
            scanner.advance()
            value = value << 4 | UInt32(digit)
        }
        return value
    }

    private func error(_ problem: String) -> JSONSyntaxError { JSONSyntaxError(problem, at: scanner.position) }
}
