import JSON
import PipelineEngine

/// Where the rows of parameters come from: the command line alone, or a file that has one for each item.
enum RowSupply: Sendable {
    case one(ParameterRow)
    case file(RowFile)

    /// How many rows there are.
    var count: Int {
        switch self {
        case .one: 1
        case .file(let file): file.count
        }
    }

    /// The ids that several rows have.
    var sharedIDs: [RowFile.SharedID] {
        switch self {
        case .one: []
        case .file(let file): file.sharedIDs
        }
    }

    /// Begins to hand out the rows.
    func rows() throws(InvalidRows) -> Cursor {
        switch self {
        case .one(let row): Cursor(rest: .one(row))
        case .file(let file): Cursor(rest: .file(file.path, try file.rows()))
        }
    }

    /// Hands out rows one after the other.
    struct Cursor {
        fileprivate enum Rest {
            case one(ParameterRow)
            case file(String, RowFile.Cursor)
            case none
        }

        fileprivate var rest: Rest

        /// The next row and where it stands; `nil` after the last.
        ///
        /// - Throws: ``InvalidRows`` if the file was changed since it was checked.
        mutating func next() throws(InvalidRows) -> (row: ParameterRow, place: String?)? {
            switch rest {
            case .none: return nil
            case .one(let row):
                rest = .none
                return (row, nil)
            case .file(let path, var cursor):
                rest = .none
                guard let row = try cursor.next() else { return nil }
                rest = .file(path, cursor)
                return (ParameterRow(name: row.name, values: row.values), "\(path):\(row.position.line)")
            }
        }
    }
}
