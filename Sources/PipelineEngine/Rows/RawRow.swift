import JSON

/// A row as a file holds it, before anybody asks what its values mean.
struct RawRow: Hashable, Sendable {
    /// What a cell holds.
    enum Content: Hashable, Sendable {
        /// Text without a type, and whether it stood in quotes.
        case text(String, isQuoted: Bool)
        /// A value with a type.
        case json(JSONValue)
    }

    /// A cell: the name of its column, and what it holds.
    struct Cell: Hashable, Sendable {
        let name: RowName
        let content: Content
        /// Where the content begins.
        let position: RowPosition
    }

    /// Where the row begins.
    let position: RowPosition
    /// Its cells in order.
    let cells: [Cell]
}

/// The name of a column, and where it is written: in the header, or in the row itself.
struct RowName: Hashable, Sendable {
    let text: String
    let position: RowPosition
}

/// What a file of rows turns out to hold.
enum RowEvent: Hashable, Sendable {
    /// The header, which names the columns of all rows.
    case header([RowName])
    /// A row.
    case row(RawRow)
    /// A record that is no row.
    case problem(RowIssue)
}

/// Takes the bytes of a file piece by piece, and says what they hold.
///
/// What is kept between two pieces is bounded by the parser's limits, whatever the file holds.
protocol RowParser: Sendable {
    /// Whether the rest of the file can't be understood and needn't be read.
    var isStopped: Bool { get }

    /// Takes the next bytes and returns what was completed by them.
    mutating func read(_ bytes: [UInt8]) -> [RowEvent]

    /// Takes the end of the file and returns what was completed by it.
    mutating func finish() -> [RowEvent]
}
