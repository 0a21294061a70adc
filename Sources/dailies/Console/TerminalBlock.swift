/// The lines at the bottom of a terminal that are drawn again and again.
///
/// It knows what is on the screen and says what to write; it writes nothing itself.
struct TerminalBlock: Hashable, Sendable {
    private var shown: [Int] = []

    /// What to write so that the block's old lines are gone, `lines` stay above it, and `status` is the block.
    ///
    /// Whatever was typed into the block goes with it, such as the `^C` that a terminal shows.
    ///
    /// - Parameters:
    ///   - lines: lines that stay, in any width.
    ///   - status: the block's lines, none as wide as the terminal.
    ///   - columns: the terminal's width; if it was another one before, the old lines were broken anew.
    /// - Returns: what a terminal obeys.
    mutating func draw(_ lines: [String], _ status: [String], columns: Int) -> String {
        let rows = shown.reduce(0) { $0 + max(1, ($1 + columns - 1) / max(1, columns)) }
        var text = rows > 0 ? "\r\u{1B}[\(rows)A\u{1B}[J" : "\r\u{1B}[J"
        for line in lines + status { text += line + "\n" }
        shown = status.map(Table.width)
        return text
    }

    /// Takes in that the screen is no longer what it was, because another program wrote on it.
    mutating func forget() { shown = [] }

    /// Whether nothing is shown.
    var isEmpty: Bool { shown.isEmpty }
}
