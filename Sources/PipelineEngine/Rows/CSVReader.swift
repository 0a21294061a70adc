/// Reads rows from a CSV text whose first record names the columns.
///
/// RFC 4180, with LF or CR as line ends too; a byte order mark, empty lines and records of nothing but commas are skipped.
/// Each record that is wrong is a problem of its own, and the others are read.
struct CSVReader: RowParser {
    private enum Header {
        case awaited
        case names([RowName])
        /// It is wrong: of the rows only their form is checked.
        case unusable
    }

    private(set) var isStopped = false
    private var leading = LeadingBytes()
    private var scanner: CSVScanner
    private var header = Header.awaited

    init(limits: CSVLimits = CSVLimits()) { scanner = CSVScanner(limits: limits) }

    mutating func read(_ bytes: [UInt8]) -> [RowEvent] { events(of: leading.pass(bytes)) }

    mutating func finish() -> [RowEvent] {
        let last = events(of: leading.finish())
        return last + scanner.finish().compactMap { event(of: $0) }
    }

    private mutating func events(of bytes: [UInt8]) -> [RowEvent] {
        guard !leading.isUTF16 else { return stop("the file is UTF-16; save it as UTF-8", at: nil).map { [$0] } ?? [] }
        return scanner.read(bytes).compactMap { event(of: $0) }
    }

    private mutating func stop(_ problem: String, at position: RowPosition?) -> RowEvent? {
        defer { isStopped = true }
        return isStopped ? nil : .problem(RowIssue(problem, at: position))
    }

    private mutating func event(of record: Result<CSVRecord, RowIssue>) -> RowEvent? {
        guard !isStopped else { return nil }
        switch (record, header) {
        case (.failure(let issue), .awaited):
            header = .unusable
            return .problem(issue)
        case (.failure(let issue), _): return .problem(issue)
        case (.success(let record), _) where record.isEmpty: return nil
        case (.success(let record), .awaited): return readHeader(record)
        case (.success(let record), .names(let names)): return row(record, names)
        case (.success, .unusable): return nil
        }
    }

    private mutating func readHeader(_ record: CSVRecord) -> RowEvent? {
        if let stray = straySeparator(in: record) {
            let name = stray.separator == "\t" ? "tabs" : "'\(stray.separator)'"
            return stop("columns are separated by \(name); save it with commas", at: stray.position)
        }
        let names = record.cells.map { RowName(text: $0.text, position: $0.position) }
        header = .names(names)
        return .header(names)
    }

    /// The first semicolon or tab of a header that has one cell only.
    private func straySeparator(in record: CSVRecord) -> (separator: UnicodeScalar, position: RowPosition)? {
        guard record.cells.count == 1, !record.cells[0].isQuoted else { return nil }
        let cell = record.cells[0]
        let scalars = cell.text.unicodeScalars.enumerated()
        guard let found = scalars.first(where: { $0.element == ";" || $0.element == "\t" }) else { return nil }
        let position = RowPosition(line: cell.position.line, column: cell.position.column + found.offset)
        return (found.element, position)
    }

    private func row(_ record: CSVRecord, _ names: [RowName]) -> RowEvent {
        let count = record.cells.count
        guard count == names.count else {
            let place = count > names.count ? record.cells[names.count] : record.cells[count - 1]
            let advice = count > names.count ? "; a text with a comma stands in double quotes" : ""
            return .problem(
                RowIssue(
                    "the row has \(Self.cells(count)), and the header has \(names.count)\(advice)", at: place.position))
        }
        let cells = zip(names, record.cells).map { name, cell in
            RawRow.Cell(name: name, content: .text(cell.text, isQuoted: cell.isQuoted), position: cell.position)
        }
        return .row(RawRow(position: record.cells[0].position, cells: cells))
    }

    private static func cells(_ count: Int) -> String { count == 1 ? "1 cell" : "\(count) cells" }
}
