/// A record of a CSV text: RFC 4180 §2.
struct CSVRecord: Hashable, Sendable {
    /// A cell.
    struct Cell: Hashable, Sendable {
        /// Its text without the quotes.
        let text: String
        /// Whether it stood in quotes.
        let isQuoted: Bool
        /// Where it begins: at its quote, if it has one.
        let position: RowPosition
    }

    /// Its cells; one at least.
    let cells: [Cell]
    /// Whether nothing is written in any of them, not even quotes.
    var isEmpty: Bool { cells.allSatisfy { $0.text.isEmpty && !$0.isQuoted } }
}

/// What a CSV text may hold.
struct CSVLimits: Sendable {
    /// The longest cell in bytes.
    var cell = 1 << 20
    /// The longest record in bytes.
    var record = 4 << 20
    /// How many cells a record may have.
    var cells = 1000
}
