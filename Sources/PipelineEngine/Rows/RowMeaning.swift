import JSON

/// What rows mean for a pipeline: which parameter each cell is a value of, and which value.
struct RowMeaning: Sendable {
    /// A row whose values are understood.
    struct Row: Hashable, Sendable {
        /// What the row calls itself, if it does.
        var id: String?
        /// The values that the row itself gives.
        var values: [String: JSONValue] = [:]
    }

    /// The column that names rows; a parameter may have this name too.
    static let idColumn = "id"

    private let parameters: [String: ParameterDeclaration]
    /// The parameters that must have a value in each row, in the order of the alphabet.
    private let required: [String]
    private let given: Set<String>
    private var hasHeader = false
    /// Whether the header, or the row that is read, has an id.
    private var hasID = false
    /// The columns of the header that are wrong: their cells are left alone.
    private var refused: Set<RowName> = []
    /// The names that misspelt ones were probably meant to be: of the header's columns, or of the row's keys.
    private var meant: Set<String> = []
    /// The parameters that are given twice, of which each is reported once.
    private var clashes: Set<String> = []

    /// - Parameters:
    ///   - parameters: those of the pipeline.
    ///   - given: the names of those whose value comes from elsewhere, the same for all rows.
    init(parameters: [String: ParameterDeclaration], given: Set<String>) {
        self.parameters = parameters
        self.given = given
        required = parameters.filter { $0.value.defaultValue == nil && !given.contains($0.key) }.map(\.key).sorted()
    }

    /// Takes the names of the columns, and returns what is wrong with them.
    mutating func read(header: [RowName]) -> [RowIssue] {
        hasHeader = true
        hasID = header.contains { $0.text == Self.idColumn }
        if let issue = objection(toFirstRow: header) {
            refused = Set(header)
            return [issue]
        }
        let unnamed = header.reversed().prefix { $0.text.isEmpty }.count
        var issues: [RowIssue] = []
        var seen: Set<String> = []
        for name in header.dropLast(unnamed) {
            let isFirst = seen.insert(name.text).inserted || name.text.isEmpty
            let issue = isFirst ? objection(to: name) : twice(name)
            guard let issue else { continue }
            refused.insert(name)
            issues.append(issue)
        }
        if let first = header.suffix(unnamed).first {
            refused.formUnion(header.suffix(unnamed))
            issues.append(unnamedAtEnd(unnamed, first.position))
        }
        for name in required where !seen.contains(name) && !meant.contains(name) {
            issues.append(
                RowIssue(
                    "there is no column '\(name)', and the parameter has no default; add it, or give --set \(name)=…",
                    at: header.first?.position))
        }
        return issues
    }

    /// Understands a row, and adds what is wrong with it to `issues`.
    mutating func read(_ raw: RawRow, _ issues: inout [RowIssue]) -> Row {
        var row = Row()
        if !hasHeader {
            meant = []
            hasID = raw.cells.contains { $0.name.text == Self.idColumn }
        }
        for cell in raw.cells where !refused.contains(cell.name) {
            if !hasHeader, let issue = objection(to: cell.name) {
                issues.append(issue)
                continue
            }
            do throws(RowIssue) {
                if cell.name.text == Self.idColumn { row.id = try id(of: cell) }
                if let declaration = parameters[cell.name.text] {
                    row.values[cell.name.text] = try value(of: cell, declaration)
                }
            } catch {
                issues.append(error)
            }
        }
        guard !hasHeader else { return row }
        for name in required where !raw.cells.contains(where: { $0.name.text == name }) && !meant.contains(name) {
            issues.append(RowIssue("the row has no '\(name)', and the parameter has no default", at: raw.position))
        }
        return row
    }

    // MARK: Columns

    private func twice(_ name: RowName) -> RowIssue {
        RowIssue("the column '\(name.text)' is there twice", at: name.position)
    }

    private func unnamedAtEnd(_ count: Int, _ position: RowPosition) -> RowIssue {
        let columns = count == 1 ? "the last column has no name" : "the last \(count) columns have no name"
        let way = count == 1 ? "name it, or leave out the comma" : "name them, or leave out the commas"
        return RowIssue("\(columns); \(way) at the end of each line", at: position)
    }

    /// What is wrong with a header that seems to be a row already: none of its columns is known, nor nearly so.
    private func objection(toFirstRow header: [RowName]) -> RowIssue? {
        guard !parameters.isEmpty, !header.contains(where: { isKnown($0.text) || nearest(to: $0.text) != nil }) else {
            return nil
        }
        let names = parameters.keys.filter { $0 != Self.idColumn }.sorted().joined(separator: ", ")
        let known = names.isEmpty ? Self.idColumn : "\(names) or \(Self.idColumn)"
        return RowIssue("the first row must name the columns: \(known)", at: header.first?.position)
    }

    private func isKnown(_ name: String) -> Bool { parameters[name] != nil || name == Self.idColumn }

    /// The name that was probably meant.
    private func nearest(to name: String) -> String? {
        let nearest = NearestName.find(name, among: parameters.keys + [Self.idColumn])
        let meansID = !hasID && ["name", "title"].contains(name.lowercased())
        return nearest ?? (meansID ? Self.idColumn : nil)
    }

    private mutating func objection(to name: RowName) -> RowIssue? {
        guard !name.text.isEmpty else { return RowIssue("the column has no name", at: name.position) }
        if given.contains(name.text) {
            guard clashes.insert(name.text).inserted else { return nil }
            return RowIssue("'\(name.text)' is given by the rows and with --set; leave one out", at: name.position)
        }
        guard !isKnown(name.text) else { return nil }
        let nearest = nearest(to: name.text)
        if let nearest { meant.insert(nearest) }
        let known = parameters.isEmpty ? "it has none" : "it has \(parameters.keys.sorted().joined(separator: ", "))"
        let suggestion = nearest.map { "; did you mean '\($0)'?" } ?? "; \(known)"
        return RowIssue("the pipeline has no parameter '\(name.text)'\(suggestion)", at: name.position)
    }

    // MARK: Cells

    private func id(of cell: RawRow.Cell) throws(RowIssue) -> String? {
        switch cell.content {
        case .text("", isQuoted: false), .json(.null): return nil
        case .text(let text, _): return text
        case .json(.string(let text)): return text
        case .json(.number(let number)): return number.literal
        case .json(let value):
            throw RowIssue("'\(Self.idColumn)' must be a string or a number, not \(value.kind)", at: cell.position)
        }
    }

    private func value(of cell: RawRow.Cell, _ declaration: ParameterDeclaration) throws(RowIssue) -> JSONValue? {
        let name = cell.name.text
        let value: JSONValue
        switch cell.content {
        case .text("", isQuoted: false), .json(.null):
            guard declaration.defaultValue == nil else { return nil }
            throw RowIssue("'\(name)' has no value here, and the parameter has no default", at: cell.position)
        case .text(let text, _):
            guard let converted = declaration.value(fromText: text) else {
                throw RowIssue("'\(name)' \(declaration.objection(toText: text))", at: cell.position)
            }
            value = converted
        case .json(let typed): value = typed
        }
        if let objection = declaration.objection(to: value) {
            throw RowIssue("'\(name)' \(objection)", at: cell.position)
        }
        return value
    }
}
