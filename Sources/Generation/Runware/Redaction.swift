/// Takes secrets out of what a server says, and what would spoil a line of a log.
struct Redaction: Sendable {
    private static let longestText = 500
    private let secret: String

    init(_ key: RunwareKey) { secret = key.secret }

    /// The text without the key, without the queries of addresses, on one line, and not too long.
    func callAsFunction(_ text: String) -> String {
        let words = text.split(whereSeparator: { $0.isWhitespace || $0.isNewline }).map { word in
            Redaction.withoutQuery(String(word).replacing(secret, with: "…"))
        }
        let line = words.joined(separator: " ").unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }
        return line.count <= Self.longestText
            ? String(String.UnicodeScalarView(line))
            : String(String.UnicodeScalarView(line.prefix(Self.longestText))) + "…"
    }

    private static func withoutQuery(_ word: String) -> String {
        guard word.contains("://"), let mark = word.firstIndex(where: { $0 == "?" || $0 == "#" }) else { return word }
        return word[..<mark] + "?…"
    }
}
