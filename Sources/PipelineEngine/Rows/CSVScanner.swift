/// Cuts a CSV text into records: RFC 4180, with LF or CR as line ends too.
///
/// A record with something wrong in it is given up with the first thing that is; the next one is read as if nothing had
/// happened.
struct CSVScanner: Sendable {
    private enum State {
        /// At the beginning of a cell.
        case start
        /// In a cell without quotes, or past the closing quote of one where there should be nothing.
        case plain
        /// Between quotes.
        case quoted
        /// After a quote between quotes, which closes the cell unless another follows.
        case closed
    }

    private static let quote = UInt8(ascii: "\"")
    private static let comma = UInt8(ascii: ",")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    private let limits: CSVLimits
    private var state = State.start
    private var line = 1
    private var column = 1
    private var isAfterCarriageReturn = false
    private var cell: [UInt8] = []
    private var cellPosition = RowPosition(line: 1, column: 1)
    private var isQuoted = false
    private var cells: [CSVRecord.Cell] = []
    private var length = 0
    private var issue: RowIssue?
    private var records: [Result<CSVRecord, RowIssue>] = []

    init(limits: CSVLimits = CSVLimits()) { self.limits = limits }

    /// Takes the next bytes and returns the records that end in them.
    mutating func read(_ bytes: [UInt8]) -> [Result<CSVRecord, RowIssue>] {
        for byte in bytes { take(byte) }
        return takeRecords()
    }

    /// Takes the end of the text and returns the last record, if it had no line end.
    mutating func finish() -> [Result<CSVRecord, RowIssue>] {
        if state == .quoted { issue = RowIssue("the quote that opens here is never closed", at: cellPosition) }
        if length > 0 { endRecord() }
        return takeRecords()
    }

    private var position: RowPosition { RowPosition(line: line, column: column) }

    private mutating func takeRecords() -> [Result<CSVRecord, RowIssue>] {
        defer { records.removeAll(keepingCapacity: true) }
        return records
    }

    private mutating func take(_ byte: UInt8) {
        let isSecondHalf = isAfterCarriageReturn && byte == Self.lineFeed
        isAfterCarriageReturn = byte == Self.carriageReturn
        if isSecondHalf {
            if state == .quoted { append(byte) }
            return
        }
        if state == .start { cellPosition = position }
        switch state {
        case .start where byte == Self.quote:
            state = .quoted
            isQuoted = true
            grow()
        case .start, .plain: takePlain(byte)
        case .quoted: takeQuoted(byte)
        case .closed: takeAfterQuote(byte)
        }
        advance(over: byte)
    }

    private mutating func advance(over byte: UInt8) {
        if byte == Self.lineFeed || byte == Self.carriageReturn {
            line += 1
            column = 1
        } else if byte & 0xC0 != 0x80 {
            column += 1
        }
    }

    private mutating func takePlain(_ byte: UInt8) {
        switch byte {
        case Self.comma:
            grow()
            endCell()
        case Self.lineFeed, Self.carriageReturn:
            if length > 0 { endRecord() }
        case Self.quote:
            state = .plain
            grow()
            report(
                "a quote in a cell that doesn't begin with one; put the whole cell in quotes and write the quote twice")
        default:
            state = .plain
            append(byte)
        }
    }

    private mutating func takeQuoted(_ byte: UInt8) {
        guard byte == Self.quote else { return append(byte) }
        grow()
        state = .closed
    }

    private mutating func takeAfterQuote(_ byte: UInt8) {
        switch byte {
        case Self.quote:
            state = .quoted
            append(byte)
        case Self.comma, Self.lineFeed, Self.carriageReturn: takePlain(byte)
        default:
            state = .plain
            grow()
            report("text after the closing quote of a cell; a quote inside a cell is written twice")
        }
    }

    private mutating func append(_ byte: UInt8) {
        grow()
        if byte == 0 { report("a NUL byte, which no text has") }
        if cell.count >= limits.cell { reportLongCell() }
        if issue == nil { cell.append(byte) }
    }

    /// Counts a byte of the record.
    private mutating func grow() {
        length += 1
        if length > limits.record { report("the record is longer than \(limits.record) bytes") }
    }

    private mutating func reportLongCell() {
        let advice = isQuoted ? "; perhaps the quote that opens it is never closed" : ""
        report("the cell is longer than \(limits.cell) bytes\(advice)", at: cellPosition)
    }

    private mutating func report(_ problem: String, at place: RowPosition? = nil) {
        if issue == nil { issue = RowIssue(problem, at: place ?? position) }
    }

    private mutating func endCell() {
        if let text = String(validating: cell, as: UTF8.self) {
            if issue == nil { cells.append(CSVRecord.Cell(text: text, isQuoted: isQuoted, position: cellPosition)) }
        } else {
            report("the cell is not valid UTF-8; save the file as CSV UTF-8", at: cellPosition)
        }
        if cells.count > limits.cells { report("the record has more than \(limits.cells) cells", at: cellPosition) }
        cell.removeAll(keepingCapacity: true)
        isQuoted = false
        state = .start
    }

    private mutating func endRecord() {
        if state == .start { cellPosition = position }
        endCell()
        records.append(issue.map { .failure($0) } ?? .success(CSVRecord(cells: cells)))
        cells = []
        issue = nil
        length = 0
    }
}
