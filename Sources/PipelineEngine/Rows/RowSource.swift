import Foundation

/// A file of rows, and how it is written by its extension.
struct RowSource: Sendable {
    /// What tells whether a file was changed.
    struct Stamp: Hashable, Sendable {
        let size: UInt64
        let modified: Date?
        let number: UInt64
    }

    /// The file's name as the user gave it.
    let path: String
    private let url: URL
    private let makeParser: @Sendable () -> any RowParser

    /// Finds the file and its form; nothing is read yet.
    init(path: String) throws(InvalidRows) {
        self.path = path
        switch (path.split(separator: "/").last ?? "").split(separator: ".").dropFirst().last?.lowercased() {
        case "csv": makeParser = { CSVReader() }
        case "jsonl", "ndjson": makeParser = { JSONLinesReader() }
        default: throw InvalidRows(file: path, "rows are read from files that end in .csv, .jsonl or .ndjson")
        }
        url = URL(filePath: path).resolvingSymlinksInPath()
        _ = try stamp()
    }

    /// What tells whether the file was changed.
    func stamp() throws(InvalidRows) -> Stamp {
        guard let facts = try? FileManager.default.attributesOfItem(atPath: url.path) else {
            throw InvalidRows(file: path, "there is no such file")
        }
        guard facts[.type] as? FileAttributeType == .typeRegular else {
            throw InvalidRows(file: path, "must be a regular file, because it is read twice")
        }
        return Stamp(
            size: (facts[.size] as? NSNumber)?.uint64Value ?? 0, modified: facts[.modificationDate] as? Date,
            number: (facts[.systemFileNumber] as? NSNumber)?.uint64Value ?? 0)
    }

    /// Begins to read the file.
    func open() throws(InvalidRows) -> RowEvents {
        guard let file = try? FileHandle(forReadingFrom: url) else {
            throw InvalidRows(file: path, "could not be opened; check who may read it")
        }
        return RowEvents(path: path, file: file, parser: makeParser())
    }
}

/// Reads a file of rows from its beginning, one event after the other.
struct RowEvents {
    private static let piece = 64 << 10

    private let path: String
    private let file: FileHandle
    private var parser: any RowParser
    private var events: ArraySlice<RowEvent> = []
    private var isAtEnd = false

    fileprivate init(path: String, file: FileHandle, parser: any RowParser) {
        self.path = path
        self.file = file
        self.parser = parser
    }

    /// The next event, or `nil` at the end.
    mutating func next() throws(InvalidRows) -> RowEvent? {
        while events.isEmpty, !isAtEnd {
            let bytes = parser.isStopped ? [] : try readPiece()
            isAtEnd = bytes.isEmpty
            events = (isAtEnd ? parser.finish() : parser.read(bytes))[...]
        }
        return events.popFirst()
    }

    private func readPiece() throws(InvalidRows) -> [UInt8] {
        do {
            return Array(try file.read(upToCount: Self.piece) ?? Data())
        } catch {
            throw InvalidRows(file: path, "could not be read to its end")
        }
    }
}
