import Wording

/// Where names, bars and numbers stand in lines of a terminal, however narrow.
struct BarLayout {
    private static let percentWidth = 6
    private static let noteWidth = 14

    private let columns: Int
    private let paint: Paint
    private let nameWidth: Int
    private let barWidth: Int
    private let hasNotes: Bool

    /// - Parameters:
    ///   - columns: how many columns a line may take.
    ///   - names: how many columns the names take that are to be shown.
    ///   - paint: colours bars.
    init(columns: Int, names: [Int], paint: Paint) {
        self.columns = columns
        self.paint = paint
        hasNotes = columns >= 64
        let rest = columns - 2 - Self.percentWidth - (hasNotes ? 2 + Self.noteWidth : 0)
        barWidth = rest >= 36 ? 20 : rest >= 24 ? 10 : 0
        let most = max(0, min(36, rest - (barWidth > 0 ? barWidth + 1 : 0)))
        nameWidth = min(most, max(16, names.max() ?? 0))
    }

    /// A job's line: its name, its bar, and how long it has been at work or how long it takes yet.
    ///
    /// - Parameters:
    ///   - name: the job's name.
    ///   - fraction: how far it is; `nil` if nobody knows.
    ///   - note: a time in seconds, and what it is of.
    /// - Returns: the line.
    func line(_ name: String, _ fraction: Double?, _ note: (words: String, in: Double)) -> String {
        let start = "  " + padded(ShortName.fitting(name, columns: nameWidth), nameWidth)
        let time = note.in.isFinite ? Words.roughly(max(0, note.in)) : ""
        guard let fraction else {
            let words = note.words.isEmpty ? time : "\(note.words) in \(time)"
            let room = columns - Table.width(of: start)
            let gap = barWidth > 0 ? barWidth + 1 : 0
            let text = gap + 1 + words.count <= room ? String(repeating: " ", count: gap + 1) + words : " " + words
            return Table.width(of: text) <= room ? start + paint.dim(text) : start
        }
        let end = hasNotes && !time.isEmpty ? paint.dim("  \(time) \(note.words)") : ""
        return start + bar(fraction) + percent(fraction) + end
    }

    /// The line of the whole.
    ///
    /// - Parameters:
    ///   - titles: ways to say how much is done, the longest first.
    ///   - fraction: how much that is.
    ///   - tail: what else is known, the most important first; as much as there is room for.
    /// - Returns: the line.
    func total(_ titles: [String], _ fraction: Double, _ tail: [String]) -> String {
        let room = nameWidth + 2
        let title = titles.first { $0.count <= room } ?? titles.last ?? ""
        let line = paint.bold(title) + String(repeating: " ", count: max(0, room - title.count)) + bar(fraction)
        let start = line + percent(fraction)
        guard Table.width(of: start) <= columns else { return ShortName.fitting(title, columns: columns) }
        for count in stride(from: tail.count, to: 0, by: -1) {
            let end = "  " + tail.prefix(count).joined(separator: ", ")
            if Table.width(of: start) + end.count <= columns { return start + end }
        }
        return start
    }

    /// A line of words.
    func last(_ words: String) -> String { paint.bold(ShortName.fitting(words, columns: columns)) }

    private func bar(_ fraction: Double) -> String {
        guard barWidth > 0 else { return "" }
        let full = min(barWidth, max(0, Int(fraction * Double(barWidth))))
        return " " + paint.green(String(repeating: "━", count: full))
            + paint.dim(String(repeating: paint.isOn ? "━" : "─", count: barWidth - full))
    }

    private func percent(_ fraction: Double) -> String {
        let text = "\(Int(fraction * 100 + 1e-9)) %"
        return String(repeating: " ", count: max(0, Self.percentWidth - text.count)) + text
    }

    private func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - Table.width(of: text)))
    }
}
