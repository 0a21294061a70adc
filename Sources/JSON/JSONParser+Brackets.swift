extension JSONParser {
    /// Takes an opening bracket; `false`, and nothing is taken, if that is too deep.
    mutating func enter(isObject: Bool) -> Bool {
        guard open.count < limits.depth else { return false }
        let isWrong = isObject && scanner.peek != UInt8(ascii: "{")
        open.append(OpenBracket(position: scanner.position, isObject: isObject, isWrong: isWrong, indent: indent))
        scanner.advance()
        return true
    }

    /// Takes an array or object that is nested too deeply, without going into it; it counts as empty.
    mutating func skipTooDeep(_ content: JSONNode.Content) -> JSONNode {
        let start = scanner.position
        var depth = 0
        repeat {
            guard let byte = scanner.peek else { break }
            if JSONByte.isOpener(byte) { depth += 1 }
            if JSONByte.isCloser(byte) { depth -= 1 }
            scanner.advanceScalar()
            if byte == UInt8(ascii: "\"") { skipString() }
        } while depth > 0
        if !isTooDeep {
            isTooDeep = true
            report("arrays and objects are nested deeper than \(limits.depth)", at: start)
        }
        return JSONNode(content, range: start..<scanner.position)
    }

    private mutating func skipString() {
        while let byte = scanner.peek, byte != UInt8(ascii: "\n") {
            scanner.advanceScalar()
            if byte == UInt8(ascii: "\"") { return }
            if byte == UInt8(ascii: "\\"), !scanner.isAtEnd { scanner.advanceScalar() }
        }
    }

    // MARK: The end of the text

    /// Says, once, which brackets are open at the end of the text.
    mutating func endsWithText(_ list: JSONList) -> Bool {
        guard !isOpenAtEnd, let innermost = open.last else { return false }
        isOpenAtEnd = true
        doubts.addBeginnings(open.map(\.position))
        // A bracket that the wrong one closed explains why another stays open.
        if let unclosed {
            doubts.addAll(from: unclosed)
            return false
        }
        let suspect = trustsIndentation ? nil : suspect
        if let suspect { doubts.addAll(from: suspect.position) }
        // In the middle of a list the text was probably cut off, and more is missing than brackets.
        if list.before != .item { doubts.addAll(from: innermost.position) }
        guard !hasEndedEarly, !isStopped else {
            doubts.addAll(from: innermost.position)
            return false
        }
        if let suspect, open.count == 1, suspect.isObject == innermost.isObject {
            reportByIndentation(suspect)
            return false
        }
        let opener = "the '\(innermost.opener)' of line \(innermost.position.line)"
        let closers = open.reversed().map(\.closer).joined()
        let problem =
            switch open.count {
            case 1: "\(opener) is never closed; write '\(closers)'"
            case 2...8: "\(opener) and what is around it are never closed; write '\(closers)'"
            default: "\(opener) and the \(open.count - 1) brackets around it are never closed"
            }
        report(problem, at: scanner.position, doubt: .nothing)
        return false
    }

    // MARK: Indentation

    /// Whether the innermost list ends here because what follows begins its line too far left to belong to it.
    ///
    /// That is heeded only if the text turned out to lack brackets; else it is noted.
    mutating func endsByIndentation(_ list: inout JSONList) -> Bool {
        let place = scanner.position
        guard place.column == indent, let byte = scanner.peek, let bracket = open.last,
            let outer = open.dropLast().last, let outermost = open.first, place.line > bracket.position.line
        else { return false }
        if JSONByte.isCloser(byte) {
            guard place.column < bracket.indent, place.column <= outer.indent else { return false }
        } else {
            guard place.column <= bracket.indent else { return false }
            // In a text that isn't indented, columns tell nothing.
            if list.isUntouched { list.isFlat = true }
            guard !list.isFlat, outermost.indent < bracket.indent else { return false }
        }
        if suspect == nil { suspect = bracket }
        guard trustsIndentation else { return false }
        reportByIndentation(bracket)
        endedList = list
        return true
    }

    private mutating func reportByIndentation(_ bracket: OpenBracket) {
        report(
            "by the indentation, this '\(bracket.opener)' is never closed; write '\(bracket.closer)' where it ends",
            at: bracket.position)
    }

    // MARK: The wrong bracket

    /// Whether the innermost list ends here because a closing bracket closes one further out.
    mutating func endsHere() -> Bool {
        if closingDownTo == open.count - 1 {
            closingDownTo = nil
            scanner.advance()
        }
        return false
    }

    /// Takes a closing bracket of the wrong kind: either it is a slip, or the right one is missing before it.
    mutating func closeWrongly(by byte: UInt8, after itemEnd: JSONPosition) {
        guard let innermost = open.last else { return }
        noteWrongCloser()
        let found = byte == UInt8(ascii: "}") ? "}" : "]"
        let start = scanner.position
        let line = innermost.position.line
        if let target = open.lastIndex(where: { $0.isClosed(by: found) }),
            isMissing(beforeCloserOf: target, after: itemEnd)
        {
            closingDownTo = target
            let closers = open[(target + 1)...].reversed().map(\.closer).joined()
            let missing = closers.utf8.count <= 8 ? closers : innermost.closer
            report(
                "the '\(innermost.opener)' of line \(line) is not closed before this '\(found)'; write '\(missing)'",
                at: start)
        } else {
            scanner.advance()
            report(
                "'\(found)' can't close the '\(innermost.opener)' of line \(line); write '\(innermost.closer)'",
                from: start)
        }
    }

    /// Whether a bracket of the wrong kind seems to be right for a list further out, by what follows it.
    private func isMissing(beforeCloserOf target: Int, after itemEnd: JSONPosition) -> Bool {
        var ahead = scanner
        let isFirstOfLine = ahead.position.line > itemEnd.line
        ahead.advance()
        let isBalanced = closersInLine(ahead) <= 0
        while let byte = ahead.peek, " \t\r\n".utf8.contains(byte) { ahead.advanceScalar() }
        let ifMissing = follows(ahead.peek, open.prefix(target).last)
        let ifSlip = follows(ahead.peek, open.dropLast().last)
        guard ifMissing == ifSlip else { return ifMissing }
        return isFirstOfLine || isBalanced
    }

    /// Whether a byte may follow an item of a list.
    private func follows(_ byte: UInt8?, _ list: OpenBracket?) -> Bool {
        guard let list else { return byte == nil }
        return byte == UInt8(ascii: ",") || byte == (list.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"))
    }

    /// How many more brackets the rest of the line closes than it opens, as far as a glance tells.
    private func closersInLine(_ start: JSONScanner) -> Int {
        let rest = start.bytes[start.offset..<start.end].prefix(500).prefix { $0 != UInt8(ascii: "\n") }
        return rest.count(where: JSONByte.isCloser) - rest.count(where: JSONByte.isOpener)
    }
}
