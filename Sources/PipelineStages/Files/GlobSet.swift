/// A set of characters in a pattern, such as `[a-z]` or `[!0-9_]`: POSIX.1-2017, Shell and Utilities, 2.13.1.
struct GlobSet: Hashable, Sendable {
    private let ranges: [ClosedRange<UnicodeScalar>]
    private let isNegated: Bool

    /// Reads the set that begins at `start`, and returns it with the place behind it.
    static func read(_ text: ArraySlice<UnicodeScalar>, from start: Int) throws(GlobError) -> (set: GlobSet, end: Int) {
        let end = try end(of: text, from: start)
        var inside = text[(start + 1)..<(end - 1)]
        let isNegated = inside.first == "!" || inside.first == "^"
        if isNegated { inside.removeFirst() }
        return (GlobSet(ranges: try ranges(in: inside), isNegated: isNegated), end)
    }

    /// The place behind the set that begins at `start`.
    ///
    /// A `]` that comes first belongs to the set.
    static func end(of text: ArraySlice<UnicodeScalar>, from start: Int) throws(GlobError) -> Int {
        var first = start + 1
        if first < text.endIndex, text[first] == "!" || text[first] == "^" { first += 1 }
        let rest = text[min(first + 1, text.endIndex)...]
        guard let end = rest.firstIndex(where: { $0 == "]" || $0 == "/" }), text[end] == "]" else {
            throw GlobError("a '[' is never closed; write '[[]' for the character itself")
        }
        return end + 1
    }

    func contains(_ scalar: UnicodeScalar) -> Bool { ranges.contains { $0.contains(scalar) } != isNegated }

    private static func ranges(
        in text: ArraySlice<UnicodeScalar>
    ) throws(GlobError) -> [ClosedRange<UnicodeScalar>] {
        var ranges: [ClosedRange<UnicodeScalar>] = []
        var rest = text
        while let first = rest.popFirst() {
            if first == "[", let mark = rest.first, mark == ":" || mark == "." || mark == "=" {
                throw GlobError("'[\(mark)' begins a class of characters, which patterns here don't have")
            }
            guard rest.count >= 2, rest.first == "-" else {
                ranges.append(first...first)
                continue
            }
            let last = rest[rest.startIndex + 1]
            guard first <= last else { throw GlobError("'\(first)-\(last)' is the wrong way round") }
            ranges.append(first...last)
            rest.removeFirst(2)
        }
        return ranges
    }
}
