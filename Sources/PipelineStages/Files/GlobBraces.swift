/// Writes out the alternatives of a pattern: `{a,b}.{x,y}` is `a.x`, `a.y`, `b.x` and `b.y`.
enum GlobBraces {
    /// How many patterns one may stand for.
    static let limit = 1000
    /// How deep braces may be nested.
    static let depth = 16

    /// The patterns without braces that a pattern stands for.
    ///
    /// A brace in a set of characters is one of them.
    static func expand(_ text: ArraySlice<UnicodeScalar>, depth: Int = 0) throws(GlobError) -> [[UnicodeScalar]] {
        guard depth <= Self.depth else { throw GlobError("its braces are nested deeper than \(Self.depth)") }
        var patterns: [[UnicodeScalar]] = [[]]
        var rest = text
        while let open = try next("{", in: rest) {
            let (parts, end) = try parts(of: rest, from: open)
            var middle: [[UnicodeScalar]] = []
            for part in parts where middle.count <= limit { middle += try expand(part, depth: depth + 1) }
            guard patterns.count * middle.count <= limit else {
                throw GlobError("it stands for more than \(limit) patterns")
            }
            let plain = rest[..<open]
            patterns = patterns.flatMap { pattern in middle.map { pattern + plain + $0 } }
            rest = rest[end...]
        }
        return patterns.map { $0 + rest }
    }

    private static func next(_ wanted: UnicodeScalar, in text: ArraySlice<UnicodeScalar>) throws(GlobError) -> Int? {
        var index = text.startIndex
        while index < text.endIndex, text[index] != wanted {
            index = text[index] == "[" ? try GlobSet.end(of: text, from: index) : index + 1
        }
        return index < text.endIndex ? index : nil
    }

    /// What stands between the commas of the group that opens at `open`, and the place behind the group.
    private static func parts(
        of text: ArraySlice<UnicodeScalar>, from open: Int
    ) throws(GlobError) -> ([ArraySlice<UnicodeScalar>], end: Int) {
        var parts: [ArraySlice<UnicodeScalar>] = []
        var depth = 0
        var start = open + 1
        var index = open
        while index < text.endIndex {
            switch text[index] {
            case "{": depth += 1
            case "}": depth -= 1
            case "[":
                index = try GlobSet.end(of: text, from: index)
                continue
            case "," where depth == 1:
                parts.append(text[start..<index])
                start = index + 1
            default: break
            }
            if depth == 0 { return (parts + [text[start..<index]], index + 1) }
            index += 1
        }
        throw GlobError("a '{' is never closed; write '[{]' for the character itself")
    }
}
