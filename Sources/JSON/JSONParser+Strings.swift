/// What ends a string.
enum JSONQuote {
    /// The quote of JSON.
    case double
    /// Another ASCII quote, at both ends.
    case other(UInt8)
    /// A typographic quote; any other, and the quote of JSON, ends the string.
    case typographic

    /// The quote that begins at the place.
    init?(_ scanner: JSONScanner) {
        switch scanner.peek {
        case UInt8(ascii: "\""): self = .double
        case let byte? where byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`"): self = .other(byte)
        case let byte? where byte >= 0x80 && Self.isTypographic(scanner.sequence.scalar): self = .typographic
        default: return nil
        }
    }

    var isRight: Bool {
        guard case .double = self else { return false }
        return true
    }

    func isClosed(by scanner: JSONScanner) -> Bool {
        switch (self, scanner.peek) {
        case (.double, let byte): byte == UInt8(ascii: "\"")
        case (.other(let quote), let byte): byte == quote
        case (.typographic, UInt8(ascii: "\"")): true
        case (.typographic, let byte?): byte >= 0x80 && Self.isTypographic(scanner.sequence.scalar)
        case (.typographic, nil): false
        }
    }

    private static func isTypographic(_ scalar: UnicodeScalar?) -> Bool {
        switch scalar?.value {
        case 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0xAB, 0xBB: true
        default: false
        }
    }
}

extension JSONParser {
    /// Reads a string, in whatever quotes it stands; `isKey` tells what follows one whose closing quote is missing.
    mutating func readString(_ quote: JSONQuote, isKey: Bool) -> String {
        let start = scanner.position
        let count = problems.count
        if quote.isRight, let text = readPlainString() {
            guard beginsWord, isProbablyUnclosed(text, isKey: isKey) else { return text }
            scanner.advance(by: -1)
            var content = scanner
            content.advance(by: start.offset + 1 - scanner.offset)
            return readUnclosed(from: start, content: content, isKey: isKey, problemsBefore: count)
        }
        scanner.advanceScalar()
        return readContent(of: quote, from: start, isKey: isKey, problemsBefore: count)
    }

    /// Reads a string of ASCII without escapes, as most are; `nil`, and nothing is taken, if it is another.
    private mutating func readPlainString() -> String? {
        let begin = scanner.offset + 1
        var offset = begin
        while offset < scanner.end {
            let byte = scanner.bytes[offset]
            if byte == UInt8(ascii: "\"") {
                scanner.advance(by: offset + 1 - scanner.offset)
                return String(decoding: scanner.bytes[begin..<offset], as: UTF8.self)
            }
            guard byte >= 0x20, byte < 0x80, byte != UInt8(ascii: "\\") else { return nil }
            offset += 1
        }
        return nil
    }

    private mutating func readContent(
        of quote: JSONQuote, from start: JSONPosition, isKey: Bool, problemsBefore count: Int
    ) -> String {
        let content = scanner
        var text: [UInt8] = []
        var saidBytes = false
        var goesOn = false
        while let byte = scanner.peek {
            if quote.isClosed(by: scanner) {
                scanner.advanceScalar()
                if !quote.isRight { report("strings stand in double quotes (\")", from: start, doubt: .nothing) }
                if problems.count > count { doubts.add(start...scanner.position) }
                return String(decoding: text, as: UTF8.self)
            }
            switch byte {
            case UInt8(ascii: "\\"): readEscape(into: &text)
            case _ where scanner.isAtLineBreak:
                guard goesOn || goesOnInNextLine(quote) else {
                    return readUnclosed(from: start, content: content, isKey: isKey, problemsBefore: count)
                }
                if !goesOn { report("a line break in a string is written '\\n'", at: start) }
                goesOn = true
                scanner.advance(by: byte == UInt8(ascii: "\r") ? 1 : 0)
                scanner.advanceLine()
                text.append(UInt8(ascii: "\n"))
            case 0..<0x20:
                reportControl(byte)
                text.append(byte)
            case 0x80...: readSequence(into: &text, &saidBytes)
            default:
                text.append(byte)
                scanner.advance()
            }
        }
        return readUnclosed(from: start, content: content, isKey: isKey, problemsBefore: count)
    }

    private mutating func reportControl(_ byte: UInt8) {
        let start = scanner.position
        scanner.advance()
        let hex = String(byte, radix: 16, uppercase: true)
        let escape = byte == UInt8(ascii: "\t") ? "t" : "u00" + (byte < 0x10 ? "0" : "") + hex
        let name = byte == UInt8(ascii: "\t") ? "a tab" : "a control character"
        report("\(name) in a string is written '\\\(escape)'", from: start, doubt: .piece)
    }

    private mutating func readSequence(into text: inout [UInt8], _ saidBytes: inout Bool) {
        let start = scanner.position
        let sequence = scanner.sequence
        text += scanner.bytes[scanner.offset..<scanner.offset + sequence.length]
        scanner.advance(over: sequence)
        guard sequence.scalar == nil, !saidBytes else { return }
        saidBytes = true
        reportByte(from: start)
    }

    /// Says that the bytes from a place up to here are not UTF-8.
    mutating func reportByte(from start: JSONPosition) {
        let hex = String(scanner.bytes[start.offset], radix: 16, uppercase: true)
        report("the byte 0x\(hex) is not valid UTF-8; save the text as UTF-8", from: start, doubt: .piece)
    }
}
