/// What stands on the screen of a terminal that is long enough for everything.
struct TerminalModel {
    private let columns: Int
    private var rows: [[Character]] = [[]]
    private var row = 0
    private var column = 0

    init(columns: Int) { self.columns = columns }

    /// The lines of the screen, without spaces at their ends and without empty lines at the end.
    var lines: [String] {
        var lines = rows.map { String(String($0).reversed().drop { $0 == " " }.reversed()) }
        while lines.last == "" { lines.removeLast() }
        return lines
    }

    /// Whether the cursor stands at the beginning of a line.
    var isAtLineStart: Bool { column == 0 }

    /// Does what a program writes.
    mutating func write(_ text: String) {
        var rest = Substring(text)
        while let character = rest.popFirst() {
            switch character {
            case "\r": column = 0
            case "\n": breakLine()
            case "\r\n":
                column = 0
                breakLine()
            case "\u{1B}": obey(&rest)
            default: put(character)
            }
        }
    }

    private mutating func breakLine() {
        row += 1
        column = 0
        while rows.count <= row { rows.append([]) }
    }

    private mutating func put(_ character: Character) {
        if column == columns { breakLine() }
        while rows[row].count <= column { rows[row].append(" ") }
        rows[row][column] = character
        column += 1
    }

    private mutating func obey(_ rest: inout Substring) {
        guard let sequence = rest.prefixMatch(of: /\[(\d*)([A-Za-z])/) else { return put("?") }
        rest = rest[sequence.range.upperBound...]
        switch sequence.2 {
        case "A": row = max(0, row - (Int(sequence.1) ?? 1))
        case "J":
            rows.removeSubrange((row + 1)...)
            rows[row].removeSubrange(min(column, rows[row].count)...)
        case "m": break
        default: put("?")
        }
    }
}
