/// Strings without a closing quote.
extension JSONParser {
    /// Whether the quote that seems to close a string opens the next one: text follows it at once, with a quote that
    /// closes that, and the string holds what should stand outside of it.
    func isProbablyUnclosed(_ text: String, isKey: Bool) -> Bool {
        let end = text.utf8.reversed().drop { $0 == UInt8(ascii: " ") }.first
        let holdsNext = isKey ? text.utf8.contains(UInt8(ascii: ":")) : ",]}".utf8.contains(end ?? 0)
        guard holdsNext else { return false }
        var ahead = scanner
        while let byte = ahead.peek, byte != UInt8(ascii: "\""), !ahead.isAtLineBreak { ahead.advanceScalar() }
        guard ahead.take(UInt8(ascii: "\"")) else { return false }
        while ahead.take(UInt8(ascii: " ")) || ahead.take(UInt8(ascii: "\t")) {}
        return ahead.isAtLineBreak || ":,]}".utf8.contains(ahead.peek ?? 0)
    }

    /// Ends a string where its closing quote was probably forgotten, so that what follows is still read.
    mutating func readUnclosed(
        from start: JSONPosition, content: JSONScanner, isKey: Bool, problemsBefore count: Int
    ) -> String {
        guard !isStopped else { return scanner.text(from: content.offset) }
        withdrawProblems(downTo: count)
        let bytes = scanner.bytes[content.offset..<scanner.offset]
        var end = endOfText(from: content.offset)
        if isKey, let colon = bytes.firstIndex(of: UInt8(ascii: ":")) { end = colon }
        scanner = content
        scanner.advance(to: end)
        report("a string that begins here has no closing quote", from: start)
        let text = scanner.text(from: content.offset)
        skipCommaBeforeCloser()
        return text
    }

    /// Takes a comma that a bracket follows: it was the string's last character, and not a comma too many.
    private mutating func skipCommaBeforeCloser() {
        var ahead = scanner
        guard ahead.take(UInt8(ascii: ",")) else { return }
        let next = ahead
        while ahead.take(UInt8(ascii: " ")) || ahead.take(UInt8(ascii: "\t")) {}
        if ahead.peek.map(JSONByte.isCloser) ?? false { scanner = next }
    }

    /// Whether a string that comes to a line break was meant to: then a line soon after looks like its end and not
    /// like a member or an element of its own.
    func goesOnInNextLine(_ quote: JSONQuote) -> Bool {
        var ahead = scanner
        for _ in 0..<8 {
            while !ahead.isAtEnd, ahead.peek != UInt8(ascii: "\n") { ahead.advanceScalar() }
            guard !ahead.isAtEnd else { return false }
            ahead.advanceLine()
            while ahead.take(UInt8(ascii: " ")) || ahead.take(UInt8(ascii: "\t")) {}
            guard let first = ahead.peek, !quote.isClosed(by: ahead), !"{}[]\r\n".utf8.contains(first) else {
                return false
            }
            let quotes = countQuotes(quote, in: &ahead)
            guard quotes == 0 else { return quotes % 2 == 1 }
        }
        return false
    }

    private func countQuotes(_ quote: JSONQuote, in ahead: inout JSONScanner) -> Int {
        var count = 0
        while let byte = ahead.peek, byte != UInt8(ascii: "\n") {
            if byte == UInt8(ascii: "\\") {
                ahead.advance()
                guard !ahead.isAtEnd, ahead.peek != UInt8(ascii: "\n") else { break }
            } else if quote.isClosed(by: ahead) {
                count += 1
            }
            ahead.advanceScalar()
        }
        return count
    }
}
