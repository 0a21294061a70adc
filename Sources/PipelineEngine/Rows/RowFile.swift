public import JSON

/// A file with one row of parameters for each time that a pipeline is run through: CSV, or JSON objects line by line.
///
/// The file is read twice. The first time everything is checked; the second time the rows are handed out one after the
/// other, so that their number is limited by no memory. A file that is changed in between is an error.
public struct RowFile: Sendable {
    /// A row: its name and its values.
    public struct Row: Hashable, Sendable {
        /// Which row of the file it is, from 1.
        public let number: Int
        /// Where it begins.
        public let position: RowPosition
        /// What its items are called: no two rows share it, and it can be a folder's name.
        public let name: String
        /// The values by parameter, those that are the same for all rows among them; where one is missing, there is a
        /// default.
        public let values: [String: JSONValue]
    }

    /// An id that several rows have; digits are added to their names.
    public struct SharedID: Hashable, Sendable {
        /// The id.
        public let id: String
        /// How many rows have it.
        public internal(set) var count: Int
    }

    /// The file's name as the user gave it.
    public let path: String
    /// The ids that several rows have, in the order of the file.
    public var sharedIDs: [SharedID] { names.sharedIDs }
    /// How many rows there are; one at least.
    public private(set) var count = 0
    private let source: RowSource
    private let stamp: RowSource.Stamp
    private let given: [String: JSONValue]
    private let meaning: RowMeaning
    private var names = RowNames()

    /// Reads a file and checks all of it.
    ///
    /// - Parameters:
    ///   - path: a regular file whose name ends in `.csv`, `.jsonl` or `.ndjson`.
    ///   - parameters: those that the pipeline declares.
    ///   - values: values that are the same for all rows, checked before.
    /// - Throws: ``InvalidRows`` with everything that is wrong.
    public init(
        checking path: String, parameters: [String: ParameterDeclaration], set values: [String: JSONValue]
    ) throws(InvalidRows) {
        self.path = path
        given = values
        meaning = RowMeaning(parameters: parameters, given: Set(values.keys))
        source = try RowSource(path: path)
        stamp = try source.stamp()
        try check()
    }

    /// Hands out the rows one after the other when they are asked for.
    public struct Cursor {
        private let file: RowFile
        private var meaning: RowMeaning
        private var events: RowEvents
        private var number = 0

        fileprivate init(_ file: RowFile) throws(InvalidRows) {
            try file.requireUnchanged()
            self.file = file
            meaning = file.meaning
            events = try file.source.open()
        }

        /// The next row in the order of the file, or `nil` after the last.
        ///
        /// - Throws: ``InvalidRows`` if the file was changed since it was checked.
        public mutating func next() throws(InvalidRows) -> Row? {
            while let event = try events.next() {
                var issues: [RowIssue] = []
                var row: Row?
                switch event {
                case .header(let names): issues = meaning.read(header: names)
                case .problem(let issue): issues = [issue]
                case .row(let raw):
                    let read = meaning.read(raw, &issues)
                    number += 1
                    if issues.isEmpty { row = file.finished(read, raw, number: number) }
                }
                guard issues.isEmpty, number <= file.count else { throw file.changed }
                if let row { return row }
            }
            guard number == file.count else { throw file.changed }
            try file.requireUnchanged()
            return nil
        }
    }

    /// Begins to hand out the rows.
    ///
    /// - Throws: ``InvalidRows`` if the file was changed since it was checked.
    public func rows() throws(InvalidRows) -> Cursor { try Cursor(self) }

    /// Hands out all rows in the order of the file.
    ///
    /// - Throws: ``InvalidRows`` if the file was changed since it was checked, or whatever `body` throws.
    public func forEachRow(_ body: (Row) throws -> Void) throws {
        var rows = try rows()
        while let row = try rows.next() { try body(row) }
    }

    private func finished(_ row: RowMeaning.Row, _ raw: RawRow, number: Int) -> Row {
        Row(
            number: number, position: raw.position, name: names.name(of: row, number: number),
            values: given.merging(row.values) { _, own in own })
    }

    private var changed: InvalidRows { InvalidRows(file: path, "the file was changed while it was read; run again") }

    private func requireUnchanged() throws(InvalidRows) {
        guard try source.stamp() == stamp else { throw changed }
    }

    private mutating func check() throws(InvalidRows) {
        var invalid = InvalidRows(file: path)
        var meaning = meaning
        var events = try source.open()
        while let event = try events.next() {
            var issues: [RowIssue] = []
            switch event {
            case .header(let names): issues = meaning.read(header: names)
            case .problem(let issue): issues = [issue]
            case .row(let raw):
                let row = meaning.read(raw, &issues)
                count += 1
                if issues.isEmpty { names.add(row, number: count, at: raw.position) }
            }
            for issue in issues { invalid.append(issue) }
        }
        for issue in names.settle(count: count) { invalid.append(issue) }
        guard invalid.count == 0 else { throw invalid }
        guard count > 0 else { throw InvalidRows(file: path, "the file has no rows") }
        try requireUnchanged()
    }
}
