import JSON

/// Reads rows from a text that has one JSON object a line.
///
/// Empty lines and a byte order mark are skipped. A line that is wrong is a problem of its own, and the others are read.
struct JSONLinesReader: RowParser {
    private static let lineFeed = UInt8(ascii: "\n")

    private(set) var isStopped = false
    private let limit: Int
    private var leading = LeadingBytes()
    private var line: [UInt8] = []
    private var number = 1
    private var isTooLong = false

    /// Makes a reader of lines of so many bytes at most.
    init(limit: Int = 4 << 20) { self.limit = limit }

    mutating func read(_ bytes: [UInt8]) -> [RowEvent] { events(of: leading.pass(bytes)) }

    mutating func finish() -> [RowEvent] {
        let last = events(of: leading.finish())
        return last + (isStopped ? [] : [takeLine()].compactMap { $0 })
    }

    private mutating func events(of bytes: [UInt8]) -> [RowEvent] {
        guard !isStopped else { return [] }
        if leading.isUTF16 {
            isStopped = true
            return [.problem(RowIssue("the file is UTF-16; save it as UTF-8", at: nil))]
        }
        var events: [RowEvent] = []
        var rest = bytes[...]
        while let end = rest.firstIndex(of: Self.lineFeed) {
            append(rest[..<end])
            if let event = takeLine() { events.append(event) }
            number += 1
            rest = rest[(end + 1)...]
        }
        append(rest)
        return events
    }

    private mutating func append(_ bytes: ArraySlice<UInt8>) {
        isTooLong = isTooLong || line.count + bytes.count > limit
        if isTooLong { line = [] } else { line += bytes }
    }

    private mutating func takeLine() -> RowEvent? {
        defer {
            line.removeAll(keepingCapacity: true)
            isTooLong = false
        }
        let start = RowPosition(line: number, column: 1)
        guard !isTooLong else { return .problem(RowIssue("the line is longer than \(limit) bytes", at: start)) }
        guard line.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else { return nil }
        do throws(JSONSyntaxError) {
            return row(try JSONReader.read(line, fromLine: number))
        } catch {
            return .problem(RowIssue(error.sentence, at: place(of: error.position)))
        }
    }

    private func row(_ node: JSONNode) -> RowEvent {
        guard let members = node.members else {
            return .problem(
                RowIssue("each line must be an object, not \(node.value.kind)", at: place(of: node.position)))
        }
        let cells = members.map { member in
            RawRow.Cell(
                name: RowName(text: member.name, position: place(of: member.position)),
                content: .json(member.node.value), position: place(of: member.node.position))
        }
        return .row(RawRow(position: place(of: node.position), cells: cells))
    }

    private func place(of position: JSONPosition) -> RowPosition { RowPosition(line: number, column: position.column) }
}
