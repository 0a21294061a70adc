import JSON

@testable import PipelineEngine

/// What a parser of rows says of a text, a line for each event: `row 2:1 sea, "6"@2:5`.
enum Transcript {
    /// The events of a text that is handed over in pieces of so many bytes.
    static func of(_ text: some Sequence<UInt8>, by parser: any RowParser, pieces: Int = 1000) -> [String] {
        var parser = parser
        let bytes = Array(text)
        var events: [RowEvent] = []
        for start in stride(from: 0, to: bytes.count, by: pieces) {
            events += parser.read(Array(bytes[start..<min(start + pieces, bytes.count)]))
        }
        return (events + parser.finish()).map(line)
    }

    /// The events of a CSV text.
    static func csv(_ text: String, limits: CSVLimits = CSVLimits()) -> [String] {
        of(text.utf8, by: CSVReader(limits: limits))
    }

    /// The events of a text of JSON lines.
    static func jsonLines(_ text: String, limit: Int = 1000) -> [String] {
        of(text.utf8, by: JSONLinesReader(limit: limit))
    }

    private static func line(_ event: RowEvent) -> String {
        switch event {
        case .header(let names): "header " + names.map { "\($0.text)@\(place($0.position))" }.joined(separator: " ")
        case .row(let row): "row " + row.cells.map(cell).joined(separator: " ")
        case .problem(let issue): (issue.position.map(place) ?? "file") + ": " + issue.problem
        }
    }

    private static func cell(_ cell: RawRow.Cell) -> String {
        let content =
            switch cell.content {
            case .text(let text, isQuoted: true): text.debugDescription
            case .text(let text, isQuoted: false): text
            case .json(let value): "\(cell.name.text)=\(value.kind)"
            }
        return "\(content)@\(place(cell.position))"
    }

    private static func place(_ position: RowPosition) -> String { "\(position.line):\(position.column)" }
}
