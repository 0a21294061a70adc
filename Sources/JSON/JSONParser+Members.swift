extension JSONParser {
    /// What stands between a key and its value.
    private enum Colon {
        /// A colon, which ended here.
        case found(JSONPosition)
        /// Something else that was reported, or nothing, which was reported.
        case reported
        /// No value follows, which was reported.
        case noValue
    }

    /// Reads a member, or what was meant as one; `false` if it is so incomplete that no comma is asked for after it.
    mutating func readMember(into members: inout JSONMembers) -> Bool {
        guard var name = readName() else { return false }
        while true {
            let isNew = note(name, in: members)
            let colon = readColon(after: name)
            let value = readValue(after: colon, of: name)
            let isKey = value?.text != nil && isAtColon
            if isKey {
                if case .found(let end) = colon {
                    reportNoValue(of: name, at: end)
                } else {
                    doubts.addLines(name.range.lowerBound.line...name.range.lowerBound.line)
                }
            }
            if isNew {
                let node = isKey ? nil : value
                members.add(
                    JSONNode.Member(name: name.text, nameRange: name.range, node: node ?? nothing(after: name)))
            }
            // A string that a colon follows is the next key, and the one before it has no value.
            guard isKey, let value, let text = value.text else { return value != nil }
            name = JSONMembers.Name(text: text, range: value.range)
        }
    }

    private func nothing(after name: JSONMembers.Name) -> JSONNode {
        let place = name.range.upperBound
        return JSONNode(.scalar(.null), range: place..<place, index: JSONNameIndex())
    }

    /// Says that a name is there twice; returns whether it is new.
    private mutating func note(_ name: JSONMembers.Name, in members: JSONMembers) -> Bool {
        guard let first = members.member(name.text) else { return true }
        if name.isSound {
            report(
                "the key \(Self.quoted(name.text)) is there twice, first in line \(first.position.line); remove one",
                at: name.range.lowerBound, to: name.range.upperBound, doubt: .piece)
        }
        return false
    }

    // MARK: Keys

    /// Reads a key; `nil` if there is none, which is reported, and what stands in its place is taken.
    private mutating func readName() -> JSONMembers.Name? {
        let start = scanner.position
        let count = problems.count
        if let quote = JSONQuote(scanner) {
            let text = readString(quote, isKey: true)
            return JSONMembers.Name(text: text, range: start..<scanner.position, isSound: problems.count == count)
        }
        if beginsWord || scanner.peek == UInt8(ascii: "-") || scanner.peek == UInt8(ascii: ".") {
            let isDecimal = isAtDecimals
            let text = takeWord()
            if isDecimal {
                report("decimals are written after a '.', not after a ','", from: start, doubt: .nothing)
                doubts.add(startOfNumber(before: start)...scanner.position)
                return nil
            }
            if text.allSatisfy({ $0 == "." }) {
                report("\(Self.quoted(text)) can't stand here; remove it", from: start)
                return nil
            }
            report("keys stand in double quotes; write \(Self.quoted(text, in: "\""))", from: start, doubt: .piece)
            return JSONMembers.Name(text: text, range: start..<scanner.position, isSound: false, isQuoted: false)
        }
        skipNameless(from: start)
        return nil
    }

    /// Whether digits are at the place that follow a number and a comma at once.
    private var isAtDecimals: Bool {
        let offset = scanner.offset
        guard offset >= 2, scanner.peek.map(JSONByte.isDigit) ?? false else { return false }
        return scanner.bytes[offset - 1] == UInt8(ascii: ",") && JSONByte.isDigit(scanner.bytes[offset - 2])
    }

    /// Where the number begins that a comma follows at once, which ends at the place.
    private func startOfNumber(before place: JSONPosition) -> JSONPosition {
        let before = scanner.bytes[..<(place.offset - 1)]
        let begin = before.lastIndex { !JSONByte.isDigit($0) && !"-.".utf8.contains($0) }.map { $0 + 1 } ?? 0
        let length = place.offset - begin
        return JSONPosition(offset: place.offset - length, line: place.line, column: place.column - length)
    }

    private mutating func skipNameless(from start: JSONPosition) {
        switch scanner.peek {
        case UInt8(ascii: ":"), UInt8(ascii: "="):
            scanner.advance()
            report("a key in double quotes is missing before this", from: start)
            skipSpace()
            if scanner.peek.map(JSONByte.beginsValue) ?? false { _ = readValue() }
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            report("a key in double quotes and ':' are missing before this", at: start)
            _ = readValue()
        default: skipStray()
        }
    }

    // MARK: Colons

    private mutating func readColon(after name: JSONMembers.Name) -> Colon {
        let end = scanner.position
        if name.isQuoted, beginsWord {
            skipMuddle()
            return .noValue
        }
        skipSpace()
        let start = scanner.position
        switch scanner.peek {
        case UInt8(ascii: ":"):
            scanner.advance()
            return .found(scanner.position)
        case UInt8(ascii: "="):
            scanner.advance()
            _ = scanner.take(UInt8(ascii: ">"))
            report("write ':' between a key and its value rather than this", from: start, doubt: .nothing)
            return .reported
        case let byte? where JSONByte.beginsValue(byte) && start.line == end.line:
            let doubt: JSONDoubts.Extent = name.isQuoted ? .nothing : .line
            report("':' is missing after the key \(Self.quoted(name.text))", at: end, doubt: doubt)
            return .reported
        default:
            if name.isQuoted, !scanner.isAtEnd { reportNoValue(of: name, at: end) }
            return .noValue
        }
    }

    private mutating func readValue(after colon: Colon, of name: JSONMembers.Name) -> JSONNode? {
        if case .noValue = colon { return nil }
        skipSpace()
        if scanner.peek == UInt8(ascii: ":") || scanner.peek == UInt8(ascii: "=") {
            skipStray()
            skipSpace()
        }
        if let value = readValue() { return value }
        if case .found(let end) = colon, !scanner.isAtEnd { reportNoValue(of: name, at: end) }
        return nil
    }

    private mutating func reportNoValue(of name: JSONMembers.Name, at place: JSONPosition) {
        report(
            "the key \(Self.quoted(name.text)) has no value; write one here, or remove the key", at: place,
            doubt: .nothing)
        doubts.add(name.range.lowerBound...place)
    }

    private var isAtColon: Bool {
        var ahead = scanner
        while ahead.take(UInt8(ascii: " ")) || ahead.take(UInt8(ascii: "\t")) {}
        return ahead.peek == UInt8(ascii: ":")
    }
}
