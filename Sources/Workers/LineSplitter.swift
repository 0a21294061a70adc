/// Cuts a stream of bytes into lines of bounded length.
struct LineSplitter: Sendable {
    /// That a line is longer than it may be.
    struct TooLong: Error {}

    private var rest: [UInt8] = []
    private let limit: Int

    /// Makes a splitter for lines of so many bytes at the most.
    init(limit: Int) { self.limit = limit }

    /// Takes in bytes, and returns the lines that are whole, without their ends.
    mutating func take(_ bytes: some Collection<UInt8>) throws(TooLong) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        var remaining = bytes[...]
        while let end = remaining.firstIndex(of: UInt8(ascii: "\n")) {
            rest += remaining[..<end]
            guard rest.count <= limit else { throw TooLong() }
            lines.append(rest)
            rest = []
            remaining = remaining[remaining.index(after: end)...]
        }
        rest += remaining
        guard rest.count <= limit else { throw TooLong() }
        return lines
    }
}
