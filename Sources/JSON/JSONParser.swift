/// Reads one JSON text, goes on after what is wrong with it, and notes it once.
struct JSONParser {
    /// An array or object that is being read.
    struct OpenBracket {
        let position: JSONPosition
        let isObject: Bool
        /// Whether it is a `[` that was read as `{`, since keys follow it.
        let isWrong: Bool
        /// The column at which its line begins to be written.
        let indent: Int

        var opener: String { isObject && !isWrong ? "{" : "[" }
        var closer: String { isObject ? "}" : "]" }

        func isClosed(by found: String) -> Bool { isWrong || closer == found }
    }

    var scanner: JSONScanner
    let limits: JSONLimits
    private let mostProblems: Int
    private(set) var problems: [JSONSyntaxError] = []
    /// The arrays and objects around the place, from the outermost.
    var open: [OpenBracket] = []
    /// How many of the brackets in `open` stay open after the next closing one, which closes more than the innermost.
    var closingDownTo: Int?
    /// What of the value is a guess.
    var doubts = JSONDoubts()
    /// The first bracket that another kind of bracket closed.
    private(set) var unclosed: JSONPosition?
    /// Whether brackets are open at the end of the text.
    var isOpenAtEnd = false
    /// The first bracket that seems to end, by the indentation of what follows, before its closing one.
    var suspect: OpenBracket?
    /// Whether lists end where they seem to by the indentation.
    let trustsIndentation: Bool
    /// How far the list was read that has just ended by the indentation.
    var endedList: JSONList?
    /// The column at which the line of the place begins to be written.
    var indent = 1
    /// Whether a value was found to be nested too deeply; it is said once.
    var isTooDeep = false
    /// The marks that a version control system left around parts it couldn't merge.
    ///
    /// Of what stands between them nothing is said, because only one side of it will stay.
    private(set) var conflicts: [JSONSyntaxError] = []
    /// Whether a problem explains why the text ends too early.
    var hasEndedEarly = false
    /// Whether the text ended with its value, and no bracket was closed by another kind.
    private(set) var isMatched = false

    init(_ bytes: [UInt8], limits: JSONLimits, line: Int, trustsIndentation: Bool = false) {
        self.trustsIndentation = trustsIndentation
        scanner = JSONScanner(bytes, line: line)
        self.limits = limits
        mostProblems = max(1, limits.problems)
    }

    /// Reads the whole text.
    mutating func readDocument() -> JSONDocument {
        let root = readWhole()
        if !conflicts.isEmpty { return JSONDocument(root: nil, problems: conflicts, doubts: doubts) }
        return JSONDocument(root: root, problems: problems, doubts: doubts)
    }

    private mutating func readWhole() -> JSONNode? {
        guard isReadable() else { return nil }
        if scanner.bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            let start = scanner.position
            scanner.advanceScalar()
            report("the text begins with a byte order mark; save it as UTF-8 without one", from: start, doubt: .nothing)
        }
        guard !isMarkup() else { return nil }
        skipToRoot()
        let start = scanner.position
        let count = problems.count
        guard let root = readRoot() else { return nil }
        skipSpace()
        guard let byte = scanner.peek else {
            isMatched = unclosed == nil && !isStopped
            return root
        }
        if let unclosed { doubts.addAll(from: unclosed) }
        if byte == UInt8(ascii: ":") || byte == UInt8(ascii: "="), root.text != nil {
            withdrawProblems(downTo: count)
            report("a key stands outside of an object; begin the text with '{' and end it with '}'", at: start)
            return nil
        }
        // After a slip that explains it, what is left is no further problem.
        if unclosed == nil, problems.count == count || root.members != nil || root.elements != nil { reportRest() }
        return root
    }

    /// Whether the text is one that it makes sense to read.
    private mutating func isReadable() -> Bool {
        let bytes = scanner.bytes
        guard bytes.count <= limits.bytes else {
            report("the text is longer than \(limits.bytes) bytes", at: scanner.position)
            return false
        }
        let isUTF16 =
            bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || bytes.prefix(2).contains(0)
        guard !isUTF16 else {
            report("the text is not UTF-8 but, it seems, UTF-16; save it as UTF-8", at: scanner.position)
            return false
        }
        return true
    }

    /// Whether the text is that of a web page, which is then said.
    private mutating func isMarkup() -> Bool {
        let first = scanner.bytes[scanner.offset...].drop { " \t\r\n".utf8.contains($0) }
        guard first.first == UInt8(ascii: "<"), first.dropFirst().first != UInt8(ascii: "<") else { return false }
        scanner.advance(to: first.startIndex)
        report("the text begins as a web page or as XML and not as JSON", at: scanner.position)
        return true
    }

    /// Skips what stands before the value and can't begin one.
    private mutating func skipToRoot() {
        let count = problems.count
        skipSpace()
        while let byte = scanner.peek, !JSONByte.beginsValue(byte) {
            let start = scanner.position
            scanner.advanceScalar()
            if problems.count == count {
                report(
                    "'\(TerminalText.shown(scanner.text(from: start.offset)))' can't begin a JSON text; remove it",
                    from: start)
            }
            skipSpace()
        }
    }

    private mutating func readRoot() -> JSONNode? {
        if let root = readValue() { return root }
        if problems.isEmpty { report("the text is empty; a JSON value was expected", at: scanner.position) }
        return nil
    }

    private mutating func reportRest() {
        let start = scanner.position
        let isCloser = scanner.peek.map(JSONByte.isCloser) ?? false
        let found = String(decoding: [scanner.peek ?? 0], as: UTF8.self)
        report(
            isCloser
                ? "this '\(found)' closes nothing; remove it"
                : "something follows the end of the JSON value; remove it", at: start)
    }

    // MARK: Problems

    /// Notes a problem at a place; problems stay in the order of the text.
    mutating func report(
        _ problem: String, at start: JSONPosition, to end: JSONPosition? = nil, suggestion: String? = nil,
        doubt: JSONDoubts.Extent = .line
    ) {
        switch doubt {
        case .nothing: break
        case .piece: doubts.add(start...(end ?? start))
        case .line: doubts.addLines(start.line...start.line)
        }
        guard problems.count < mostProblems else { return }
        let error = JSONSyntaxError(problem, at: start, to: end, suggestion: suggestion)
        let place = problems.lastIndex { $0.position <= start }.map { $0 + 1 } ?? 0
        problems.insert(error, at: place)
        if problems.count == mostProblems { scanner.stop() }
    }

    /// Notes a problem with the text from a place up to here.
    mutating func report(
        _ problem: String, from start: JSONPosition, suggestion: String? = nil, doubt: JSONDoubts.Extent = .line
    ) {
        report(problem, at: start, to: scanner.position, suggestion: suggestion, doubt: doubt)
    }

    /// Whether no more problems are taken, so that the text seems to end here and doesn't.
    var isStopped: Bool { scanner.end < scanner.bytes.count }

    /// Takes a line that marks a part which couldn't be merged, if one begins at the place.
    mutating func skipConflictMark() -> Bool {
        let start = scanner.position
        guard start.column == 1, let byte = scanner.peek, "<=>|".utf8.contains(byte) else { return false }
        let rest = scanner.bytes[scanner.offset..<scanner.end]
        guard rest.prefix(while: { $0 == byte }).count == 7 else { return false }
        while !scanner.isAtEnd, !scanner.isAtLineBreak { scanner.advanceScalar() }
        let problem = "a part that could not be merged is marked here; decide on one side of it, and remove the marks"
        conflicts.append(JSONSyntaxError(problem, at: start, to: scanner.position))
        return true
    }

    /// Withdraws the last problems: another one explains them.
    mutating func withdrawProblems(downTo count: Int) {
        guard !isStopped, problems.count > count else { return }
        problems.removeSubrange(count...)
    }

    /// Notes that the innermost bracket is closed by another kind.
    mutating func noteWrongCloser() {
        guard let bracket = open.last else { return }
        doubts.addBeginnings(open.map(\.position))
        doubts.addLines(bracket.position.line...scanner.position.line)
        unclosed = min(unclosed ?? bracket.position, bracket.position)
    }

    /// A piece of the text as a problem quotes it: short, and without anything that a terminal would obey.
    static func quoted(_ text: String, in quote: String = "'") -> String {
        let isShort = text.unicodeScalars.count <= 40
        let cut = isShort ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(39))) + "…"
        return quote + TerminalText.shown(cut) + quote
    }
}
