import JSON

/// Takes the text of a condition apart into words and signs.
struct ConditionLexer {
    /// How many scalars a condition may have.
    static let longest = 4_096

    private typealias Kind = ConditionToken.Kind

    private let scalars: [UnicodeScalar]
    private var offset = 0

    /// The tokens of a text; the last one is its end, or the first thing that has no meaning.
    ///
    /// What is too long has no meaning as a whole.
    static func tokens(of scalars: [UnicodeScalar]) -> [ConditionToken] {
        guard scalars.count <= longest else {
            let problem = "a condition has at most \(longest) characters, not \(scalars.count)"
            return [ConditionToken(kind: .invalid(problem, suggestion: nil), span: longest..<scalars.count)]
        }
        var lexer = ConditionLexer(scalars: scalars)
        var tokens: [ConditionToken] = []
        while true {
            let token = lexer.read()
            tokens.append(token)
            switch token.kind {
            case .end, .invalid: return tokens
            default: continue
            }
        }
    }

    private init(scalars: [UnicodeScalar]) { self.scalars = scalars }

    private mutating func read() -> ConditionToken {
        _ = take { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r" }
        let start = offset
        let kind = readKind()
        return ConditionToken(kind: kind, span: start..<offset)
    }

    private mutating func readKind() -> Kind {
        guard let first = peek() else { return .end }
        switch first {
        case "'": return readString()
        case "\"": return readDoubleQuotes()
        case _ where first.isASCIIDigit: return readNumber()
        case "-", ".": return peek(1)?.isASCIIDigit == true ? readNumber() : readSign()
        case _ where first.isNamePart: return readWord()
        default: return readSign()
        }
    }

    // MARK: Strings

    private mutating func readString() -> Kind {
        var text: [UnicodeScalar] = []
        repeat {
            offset += 1
            text += take { $0 != "'" }
            guard peek() != nil else { return .invalid("the string that begins here has no end", suggestion: nil) }
            offset += 1
            // Two quotes are one of the string's own.
            if peek() == "'" { text.append("'") }
        } while peek() == "'"
        guard peek()?.isNamePart != true else {
            return .invalid("a space is needed after a string, and a quote inside one is doubled: ''", suggestion: nil)
        }
        return .value(.string(Self.text(text[...])))
    }

    private mutating func readDoubleQuotes() -> Kind {
        offset += 1
        _ = take { $0 != "\"" }
        if peek() != nil { offset += 1 }
        return .invalid("strings stand in single quotes, such as 'h264'", suggestion: nil)
    }

    // MARK: Numbers, words and signs

    private mutating func readNumber() -> Kind {
        var literal = String.UnicodeScalarView()
        while let next = peek(), isPart(next, ofNumber: literal) {
            literal.append(next)
            offset += 1
        }
        // The canonical form has to be a literal too; that of `10e1000000` is none.
        guard let number = JSONNumber(literal: String(literal)), JSONNumber(literal: number.canonical) != nil else {
            return .invalid("'\(String(literal).prefix(40))' is not a JSON number", suggestion: nil)
        }
        return .value(.number(number))
    }

    private func isPart(_ next: UnicodeScalar, ofNumber literal: String.UnicodeScalarView) -> Bool {
        switch next {
        case "-", "+": literal.isEmpty || literal.last == "e" || literal.last == "E"
        default: next == "." || next.isNamePart
        }
    }

    /// Reads words joined by dots; a `-` or `.` belongs to them only if more of the name follows.
    private mutating func readWord() -> Kind {
        let start = offset
        _ = take { $0.isNamePart || $0 == "-" || $0 == "." }
        while !scalars[offset - 1].isNamePart { offset -= 1 }
        let word = Self.text(scalars[start..<offset])
        let parts = scalars[start..<offset].split(separator: ".", omittingEmptySubsequences: false)
        guard parts.allSatisfy({ $0.first?.isNamePart == true && $0.last?.isNamePart == true }) else {
            return .invalid(
                "'\(word.prefix(40))' is not a name, whose words are joined by single dots", suggestion: nil)
        }
        return Kind(word: word)
    }

    private mutating func readSign() -> Kind {
        for length in [3, 2, 1] where offset + length <= scalars.count {
            guard let kind = Kind(sign: Self.text(scalars[offset..<offset + length])) else { continue }
            offset += length
            return kind
        }
        let sign = scalars[offset]
        offset += 1
        return .unknown(sign.inWords)
    }

    // MARK: Scalars

    private func peek(_ distance: Int = 0) -> UnicodeScalar? {
        offset + distance < scalars.count ? scalars[offset + distance] : nil
    }

    private mutating func take(while fits: (UnicodeScalar) -> Bool) -> ArraySlice<UnicodeScalar> {
        let start = offset
        while let next = peek(), fits(next) { offset += 1 }
        return scalars[start..<offset]
    }

    private static func text(_ scalars: ArraySlice<UnicodeScalar>) -> String {
        String(String.UnicodeScalarView(scalars))
    }
}

extension UnicodeScalar {
    fileprivate var isNamePart: Bool { isASCIILetter || isASCIIDigit || self == "_" }

    /// The scalar in quotes, or its number if it can't be seen.
    fileprivate var inWords: String {
        if ("!"..."~").contains(self) || properties.isAlphabetic { return "'\(self)'" }
        let hex = String(value, radix: 16, uppercase: true)
        return "character U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
    }
}
