/// One thing that flows through a pipeline: a clip, or a row of parameters.
public struct Item: Hashable, Sendable {
    /// What its files are called; empty for the one row of a run that was given none.
    ///
    /// No two items of a stage share it.
    public let name: String
    /// Where it comes from, such as `row 1, result 2` or a file's path: its key.
    ///
    /// Never part of a fingerprint.
    public let lineage: String
    /// Its number among those of its source, from 1.
    public let index: Int
    /// The file that it is, for an item that was found when the run was planned.
    public let path: String?

    /// Makes an item.
    public init(name: String, lineage: String, index: Int = 1, path: String? = nil) {
        self.name = name
        self.lineage = lineage
        self.index = index
        self.path = path
    }
}

extension Item {
    /// Gives found items their names: a name that two of them want gets the first 8 digits of the digest of its path,
    /// so that a name never depends on which other files were listed first.
    static func naming(_ found: [FoundItem]) -> [Item] {
        var wanted: [String: Int] = [:]
        for item in found { wanted[safe(item.name), default: 0] += 1 }
        return found.enumerated().map { number, item in
            let name = safe(item.name)
            let isAlone = wanted[name] == 1
            return Item(
                name: isAlone ? name : "\(name)-\(ContentDigest(of: item.path).short)", lineage: item.path,
                index: number + 1, path: item.path)
        }
    }

    /// The items that a job of one row makes, numbered with leading zeros.
    static func results(of row: Item, count: Int) -> [Item] {
        let width = max(2, String(count).count)
        return (1...max(count, 1)).map { number in
            let digits = String(repeating: "0", count: width - String(number).count) + String(number)
            let name = row.name.isEmpty ? digits : count == 1 ? row.name : "\(row.name)-\(digits)"
            return Item(name: name, lineage: "\(row.lineage), result \(number)", index: number)
        }
    }

    /// The item with one of a stage's combinations of values.
    ///
    /// A name that would be too long for a file is cut, and gets the first 8 digits of its digest.
    func varied(by combination: Matrix.Combination) -> Item {
        guard !combination.label.isEmpty else { return self }
        let full = name.isEmpty ? combination.label : "\(name)-\(combination.label)"
        return Item(
            name: full.utf8.count <= 200 ? full : "\(Self.safe(full))-\(ContentDigest(of: full).short)",
            lineage: "\(lineage), \(combination.label)", index: index, path: path)
    }

    /// Whether a name is safe as it is, as nearly all are.
    private static func isPlain(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= 120 && name.utf8.first != UInt8(ascii: ".")
            && name.utf8.allSatisfy {
                (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "\\")
            }
    }

    /// A name that can be a folder's: no separator, no control character, no leading dot, 120 bytes at most.
    static func safe(_ name: String) -> String {
        if isPlain(name) { return name }
        let kept = String(
            String.UnicodeScalarView(
                name.unicodeScalars.map { $0 == "/" || $0 == "\\" || $0.value < 0x20 || $0.value == 0x7F ? "_" : $0 }))
        var safe = kept.drop { $0 == "." }
        while safe.utf8.count > 120 { safe.removeLast() }
        return safe.isEmpty ? "item" : String(safe)
    }
}
