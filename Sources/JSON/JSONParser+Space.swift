extension JSONParser {
    /// Skips white space, and what was meant as such: comments, which are problems, and other kinds of space.
    mutating func skipSpace() {
        while let byte = scanner.peek {
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): scanner.advance()
            case UInt8(ascii: "\n"):
                scanner.advanceLine()
                while scanner.peek == UInt8(ascii: " ") || scanner.peek == UInt8(ascii: "\t") { scanner.advance() }
                indent = scanner.position.column
            case UInt8(ascii: "#"), UInt8(ascii: "/"): guard skipComment() else { return }
            case UInt8(ascii: "<"), UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "|"):
                guard skipConflictMark() else { return }
            case 0x0B, 0x0C, 0x80...: guard skipOtherSpace() else { return }
            default: return
            }
        }
    }

    /// Whether a comment begins at the place.
    var isAtComment: Bool {
        switch (scanner.peek, scanner.peekNext) {
        case (UInt8(ascii: "#"), _), (UInt8(ascii: "/"), UInt8(ascii: "/")), (UInt8(ascii: "/"), UInt8(ascii: "*")):
            true
        default: false
        }
    }

    private mutating func skipComment() -> Bool {
        let start = scanner.position
        switch (scanner.peek, scanner.peekNext) {
        case (UInt8(ascii: "#"), _), (_, UInt8(ascii: "/")):
            while !scanner.isAtEnd, !scanner.isAtLineBreak { scanner.advanceScalar() }
            report("JSON has no comments; remove it", from: start, doubt: closesMore(from: start) ? .line : .nothing)
        case (_, UInt8(ascii: "*")):
            skipBlockComment(from: start)
        default: return false
        }
        return true
    }

    /// Whether the text from a place up to here closes more brackets than it opens: it may be no comment.
    private func closesMore(from start: JSONPosition) -> Bool {
        let bytes = scanner.bytes[start.offset..<scanner.offset]
        return bytes.count(where: JSONByte.isCloser) > bytes.count(where: JSONByte.isOpener)
    }

    private mutating func skipBlockComment(from start: JSONPosition) {
        scanner.advance(by: 2)
        while !scanner.isAtEnd {
            if scanner.peek == UInt8(ascii: "*"), scanner.peekNext == UInt8(ascii: "/") {
                scanner.advance(by: 2)
                return report("JSON has no comments; remove it", from: start, doubt: .nothing)
            }
            scanner.advanceScalar()
        }
        report("a comment begins here and never ends; JSON has no comments", at: start)
        hasEndedEarly = true
    }

    private mutating func skipOtherSpace() -> Bool {
        let start = scanner.position
        guard let first = scanner.sequence.scalar, Self.isOtherSpace(first) else { return false }
        while !scanner.isAtEnd, let scalar = scanner.sequence.scalar, Self.isOtherSpace(scalar) {
            scanner.advanceScalar()
        }
        report("\(Self.name(first)) is no white space in JSON; write a space", from: start, doubt: .nothing)
        return true
    }

    private static func isOtherSpace(_ scalar: UnicodeScalar) -> Bool {
        switch scalar.value {
        case 0x0B, 0x0C, 0xFEFF: true
        case 0x80...: scalar.properties.isWhitespace
        default: false
        }
    }

    /// A character by its number, such as `U+00A0`.
    static func name(_ scalar: UnicodeScalar) -> String {
        let hex = String(scalar.value, radix: 16, uppercase: true)
        return "the character U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
    }
}
