/// Text in columns.
struct Table {
    /// How a column's text is put.
    enum Alignment {
        case left
        case right
    }

    private let alignments: [Alignment]
    private var rows: [[String]] = []

    init(_ alignments: Alignment...) { self.alignments = alignments }

    mutating func add(_ cells: String...) { rows.append(cells) }

    /// How many columns of a terminal the widest line takes.
    var width: Int { lines.map(Self.width).max() ?? 0 }

    /// The lines, two spaces between columns, nothing behind the last.
    var lines: [String] {
        let widths = alignments.indices.map { column in rows.map { Self.width(of: $0[column]) }.max() ?? 0 }
        return rows.map { row in
            var line = ""
            for (column, cell) in row.enumerated() {
                let gap = String(repeating: " ", count: widths[column] - Self.width(of: cell))
                if column > 0 { line += "  " }
                line += alignments[column] == .left ? cell + gap : gap + cell
            }
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    /// How many columns a text takes: East Asian wide characters and emoji two, combining marks and colours none.
    static func width(of text: String) -> Int {
        text.replacing(/\u{1B}\[[0-9;]*m/, with: "").reduce(0) { $0 + ($1.isWide ? 2 : 1) }
    }
}

extension Character {
    fileprivate var isWide: Bool {
        guard let scalar = unicodeScalars.first else { return false }
        if scalar.properties.isEmojiPresentation { return true }
        let wide: [ClosedRange<UInt32>] = [
            0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD,
        ]
        return wide.contains { $0.contains(scalar.value) }
    }
}
