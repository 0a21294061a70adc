extension JSONParser {
    /// Reads a value, or what was meant as one; `nil` if there is none, and then nothing but stray characters is taken.
    mutating func readValue() -> JSONNode? {
        while let byte = scanner.peek {
            let start = scanner.position
            switch byte {
            case UInt8(ascii: "{"): return readObject()
            case UInt8(ascii: "["): return isAtKeys ? readObject() : readArray()
            case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
                _ where JSONByte.isDigit(byte):
                return readNumber()
            case _ where beginsWord: return readWord()
            default: break
            }
            if let quote = JSONQuote(scanner) {
                let text = readString(quote, isKey: false)
                return node(.string(text), from: start)
            }
            guard JSONByte.beginsValue(byte) else { return nil }
            skipStray()
            skipSpace()
        }
        return nil
    }

    /// Whether a `[` is at the place that a key and its colon follow.
    private var isAtKeys: Bool {
        var ahead = scanner
        ahead.advance()
        while let byte = ahead.peek, " \t\r\n".utf8.contains(byte) { ahead.advanceScalar() }
        guard ahead.take(UInt8(ascii: "\"")) else { return false }
        while let byte = ahead.peek, byte != UInt8(ascii: "\""), !ahead.isAtLineBreak { ahead.advanceScalar() }
        guard ahead.take(UInt8(ascii: "\"")) else { return false }
        while ahead.take(UInt8(ascii: " ")) || ahead.take(UInt8(ascii: "\t")) {}
        return ahead.peek == UInt8(ascii: ":")
    }

    func node(_ value: JSONValue, from start: JSONPosition) -> JSONNode {
        JSONNode(.scalar(value), range: start..<scanner.position, index: JSONNameIndex())
    }

    // MARK: Words

    /// Whether a word without quotes begins at the place.
    var beginsWord: Bool {
        guard let byte = scanner.peek else { return false }
        guard byte >= 0x80 else { return JSONByte.isWord(byte) }
        return scanner.sequence.scalar?.properties.isAlphabetic ?? false
    }

    /// Takes a word: letters and digits, `_` and `$`, and what joins them.
    mutating func takeWord() -> String {
        let start = scanner.offset
        while let byte = scanner.peek, beginsWord || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") {
            scanner.advanceScalar()
        }
        return scanner.text(from: start)
    }

    private mutating func readWord() -> JSONNode {
        let start = scanner.position
        let word = takeWord()
        switch word {
        case "true": return node(.bool(true), from: start)
        case "false": return node(.bool(false), from: start)
        case "null": return node(.null, from: start)
        case "NaN", "Infinity", "nan", "inf", "Inf": return readNotFinite(word, from: start)
        default: break
        }
        if scanner.take(UInt8(ascii: "\"")) {
            report("the string \(Self.quoted(word)) has a closing quote and no opening one", from: start)
            return node(.string(word), from: start)
        }
        let meant = JSONLiteralName.nearest(to: word)
        let advice = meant == nil ? "; strings need double quotes" : ""
        report(
            "\(Self.quoted(word)) is not a JSON value\(advice)", from: start, suggestion: meant?.rawValue,
            doubt: isAtEndOfItem ? .piece : .line)
        return node(meant?.value ?? .string(word), from: start)
    }

    /// Whether nothing of its line follows the item that ends here but a comma or a closing bracket.
    private var isAtEndOfItem: Bool {
        var ahead = scanner
        while ahead.take(UInt8(ascii: " ")) || ahead.take(UInt8(ascii: "\t")) {}
        guard let byte = ahead.peek else { return true }
        return byte == UInt8(ascii: ",") || JSONByte.isCloser(byte) || ahead.isAtLineBreak
    }

    private mutating func readNotFinite(_ word: String, from start: JSONPosition) -> JSONNode {
        report("JSON has no \(Self.quoted(word)); write a number, or null", from: start, doubt: .piece)
        return node(.null, from: start)
    }

    // MARK: Numbers

    private mutating func readNumber() -> JSONNode {
        let start = scanner.position
        while let byte = scanner.peek, Self.isPartOfNumber(byte) { scanner.advance() }
        let isWhole = !beginsWord && !isAtDigitSeparator && scanner.peek != UInt8(ascii: "%")
        if isWhole, let number = JSONNumber(bytes: scanner.bytes[start.offset..<scanner.offset]) {
            return node(.number(number), from: start)
        }
        while beginsWord || scanner.peek.map(Self.isPartOfNumber) ?? false || isAtDigitSeparator {
            scanner.advanceScalar()
        }
        _ = scanner.take(UInt8(ascii: "%"))
        let written = scanner.text(from: start.offset)
        if ["NaN", "nan", "Infinity", "inf"].contains(written.drop { $0 == "-" || $0 == "+" }) {
            return readNotFinite(written, from: start)
        }
        let repair = JSONNumberRepair(written)
        report(
            "\(Self.quoted(written)) \(repair.problem)", from: start, suggestion: repair.number?.literal,
            doubt: isAtEndOfItem ? .piece : .line)
        return node(repair.value, from: start)
    }

    /// Whether a `'` between two digits is at the place.
    private var isAtDigitSeparator: Bool {
        scanner.peek == UInt8(ascii: "'") && scanner.peekNext.map(JSONByte.isDigit) ?? false
    }

    private static func isPartOfNumber(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
            UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        default: false
        }
    }

    // MARK: Strays

    /// Takes characters that can't stand where they do, at least one, and says so once.
    mutating func skipStray() {
        let start = scanner.position
        let first = scanner.sequence
        repeat { scanner.advanceScalar() } while isAtStray
        guard let scalar = first.scalar else { return reportByte(from: start) }
        guard TerminalText.isShown(scalar) else {
            return report("\(Self.name(scalar)) can't stand here; remove it", from: start)
        }
        let written = Self.quoted(scanner.text(from: start.offset))
        report("\(written) can't stand here; remove it", from: start)
    }

    var isAtStray: Bool {
        guard let byte = scanner.peek, byte > 0x20 || byte < 0x09 || byte > 0x0D, byte != 0x20, !isAtComment else {
            return false
        }
        return JSONByte.beginsValue(byte) && !JSONByte.isOpener(byte) && !beginsNumber(byte) && !beginsWord
            && JSONQuote(scanner) == nil && !(scanner.sequence.scalar?.properties.isWhitespace ?? false)
    }

    private func beginsNumber(_ byte: UInt8) -> Bool {
        JSONByte.isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".")
    }
}
