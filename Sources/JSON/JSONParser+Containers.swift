extension JSONParser {
    mutating func readArray() -> JSONNode {
        let start = scanner.position
        guard enter(isObject: false) else { return skipTooDeep(.array([])) }
        var elements: [JSONNode] = []
        var list = JSONList(isObject: false, itemEnd: scanner.position)
        while findsItem(of: &list) {
            if let element = readValue() {
                elements.append(element)
                list.before = .item
                list.endsInText = element.text != nil
            } else {
                dropStray()
                list.before = .muddle
            }
            endItem(of: &list)
        }
        open.removeLast()
        return JSONNode(.array(elements), range: start..<endOfList(from: start), index: JSONNameIndex())
    }

    /// Reads an object; one that a `[` begins is read as one too, which is reported.
    mutating func readObject() -> JSONNode {
        let start = scanner.position
        guard enter(isObject: true) else { return skipTooDeep(.object([])) }
        var members = JSONMembers()
        var list = JSONList(isObject: true, itemEnd: scanner.position)
        while findsItem(of: &list) {
            list.before = readMember(into: &members) ? .item : .muddle
            endItem(of: &list)
            list.endsInText = members.list.last?.node.text != nil
        }
        let bracket = open.removeLast()
        if bracket.isWrong { reportOpener(at: start, closedIn: list.wrongCloserLine) }
        return JSONNode(.object(members.list), range: start..<endOfList(from: start), index: members.index)
    }

    /// Where a list ends: by the indentation where its last item did, but never before it begins.
    private func endOfList(from start: JSONPosition) -> JSONPosition {
        max(start, endedList?.itemEnd ?? scanner.position)
    }

    private mutating func reportOpener(at start: JSONPosition, closedIn line: Int?) {
        let closer = line.map { $0 == start.line ? ", and '}' where it ends" : ", and '}' in line \($0)" }
        report("this '[' holds keys; write '{'" + (closer ?? ""), at: start, doubt: .piece)
    }

    /// Notes where an item ended; if it was a list that ended by the indentation, its last comma follows it.
    private mutating func endItem(of list: inout JSONList) {
        list.itemEnd = endedList?.itemEnd ?? scanner.position
        if let ended = endedList, ended.before == .nothing, let comma = ended.comma {
            list.before = .nothing
            list.comma = comma
            list.hasSurplusComma = ended.hasSurplusComma
        }
        endedList = nil
    }

    /// Takes what can't begin a value, unless it ends the item, the list or the text.
    private mutating func dropStray() {
        guard let byte = scanner.peek, byte == UInt8(ascii: ":") || byte == UInt8(ascii: "=") else { return }
        skipStray()
    }

    // MARK: Between items

    /// Goes to the next item of a list; `false` at the list's end, past its closing bracket.
    private mutating func findsItem(of list: inout JSONList) -> Bool {
        while true {
            guard closingDownTo == nil else { return endsHere() }
            skipSpace()
            guard let byte = scanner.peek else { return endsWithText(list) }
            guard !endsByIndentation(&list) else { return false }
            switch byte {
            case UInt8(ascii: ","), UInt8(ascii: ";"): takeComma(of: &list)
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                close(&list, by: byte)
                return false
            default: if isAtItem(of: &list) { return true }
            }
        }
    }

    private mutating func takeComma(of list: inout JSONList) {
        let start = scanner.position
        let isComma = scanner.take(UInt8(ascii: ","))
        if !isComma {
            scanner.advance()
            report("write ',' between \(list.words) rather than ';'", from: start, doubt: .nothing)
        }
        if list.before == .nothing {
            if !list.hasSurplusComma, isComma {
                report("there is a comma too many; remove it", from: start, doubt: .nothing)
            }
            list.hasSurplusComma = true
        } else {
            list.comma = isComma ? start..<scanner.position : nil
            list.hasSurplusComma = false
            list.before = .nothing
        }
    }

    private mutating func close(_ list: inout JSONList, by byte: UInt8) {
        let isRight = (byte == UInt8(ascii: "}")) == list.isObject
        let isWrongOpener = open.last?.isWrong ?? false
        guard isRight || isWrongOpener else { return closeWrongly(by: byte, after: list.itemEnd) }
        if !isRight { list.wrongCloserLine = scanner.position.line }
        if list.before == .nothing, !list.hasSurplusComma, let comma = list.comma {
            let closer = list.isObject ? "}" : "]"
            report(
                "no comma stands before '\(closer)'; remove it", at: comma.lowerBound, to: comma.upperBound,
                doubt: .nothing)
        }
        scanner.advance()
    }

    /// Whether an item begins at the place; what can't be one is taken and reported.
    private mutating func isAtItem(of list: inout JSONList) -> Bool {
        guard list.before != .nothing, let byte = scanner.peek else { return true }
        if list.endsInText, scanner.offset == list.itemEnd.offset, beginsWord {
            skipMuddle()
            list.before = .muddle
            return false
        }
        guard JSONByte.beginsValue(byte) else {
            reportPair(in: list)
            list.before = .muddle
            return false
        }
        guard !isAtStray else {
            skipStray()
            list.before = .muddle
            return false
        }
        if list.before == .item {
            report("a comma is missing here, between two \(list.words)", at: list.itemEnd, doubt: .nothing)
        }
        return true
    }

    /// Takes a ':' after an item, and the value that follows it.
    private mutating func reportPair(in list: JSONList) {
        let start = scanner.position
        scanner.advance()
        let advice = list.isObject ? "remove it, or write the comma before it" : "write keys only between '{' and '}'"
        report("a value is followed by ',' and not by this; \(advice)", from: start)
        skipSpace()
        if scanner.peek.map(JSONByte.beginsValue) ?? false { _ = readValue() }
    }

    /// Takes text that follows a closing quote at once, up to where the next item probably begins.
    mutating func skipMuddle() {
        report(
            "text follows a closing quote; a quote is missing before here, or '\\' before a quote", at: scanner.position
        )
        while let byte = scanner.peek, !scanner.isAtLineBreak, !JSONByte.isCloser(byte), !isAtItemComma {
            scanner.advanceScalar()
            if byte == UInt8(ascii: "\""), !skipRestOfString() { return }
        }
    }

    /// Whether the place has a comma after which an item may begin, and not just the next word of a sentence.
    private var isAtItemComma: Bool {
        guard scanner.peek == UInt8(ascii: ",") else { return false }
        var ahead = scanner
        ahead.advance()
        while ahead.take(UInt8(ascii: " ")) || ahead.take(UInt8(ascii: "\t")) {}
        return !(ahead.peek.map(JSONByte.isLetter) ?? false)
    }

    /// Takes the rest of a string on its line; if it isn't closed there, only up to the brackets and commas at the end.
    private mutating func skipRestOfString() -> Bool {
        let content = scanner
        while let byte = scanner.peek, !scanner.isAtLineBreak {
            scanner.advanceScalar()
            if byte == UInt8(ascii: "\"") { return true }
            if byte == UInt8(ascii: "\\"), !scanner.isAtEnd, !scanner.isAtLineBreak { scanner.advanceScalar() }
        }
        let end = endOfText(from: content.offset)
        scanner = content
        scanner.advance(to: end)
        return false
    }

    /// Where the text from an offset up to here ends if the brackets, commas and spaces at its end aren't part of it.
    func endOfText(from start: Int) -> Int {
        let bytes = scanner.bytes[start..<scanner.offset]
        return bytes.lastIndex { !" \t\r,]}".utf8.contains($0) }.map { $0 + 1 } ?? start
    }
}
