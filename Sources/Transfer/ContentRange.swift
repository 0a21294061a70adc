/// The bytes that a partial answer holds, as its `Content-Range` header says.
///
/// Source: RFC 9110 §14.4.
struct ContentRange: Hashable, Sendable {
    /// The offset of the first byte.
    let start: Int
    /// The size of the whole file, or `nil` if the server doesn't know.
    let total: Int?

    /// Reads a header such as `bytes 100-999/1000`, or returns `nil`.
    init?(_ text: String) {
        guard text.lowercased().hasPrefix("bytes ") else { return nil }
        let parts = text.dropFirst(6).split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let start = parts[0].split(separator: "-").first.flatMap({ Int($0) }) else {
            return nil
        }
        guard parts[1] == "*" || Int(parts[1]) != nil else { return nil }
        self.start = start
        total = Int(parts[1])
    }
}
