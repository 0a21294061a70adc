import Testing

@testable import dailies

@Suite("Short values")
struct ShortValueTests {
    private static let text = String(repeating: "0123456789", count: 10)

    /// Values, where they differ from another, and what is shown.
    static let values: [(String, Int, String)] = [
        ("a\nb", 0, "a b"), (String(text.prefix(60)), 59, String(text.prefix(60))),
        (text, 0, String(text.prefix(59)) + "…"), (text, 47, String(text.prefix(59)) + "…"),
        (text, 48, "…" + text.dropFirst(36).prefix(58) + "…"), (text, 90, "…" + text.suffix(59)),
        (text, 100, "…" + text.suffix(59)), (String(repeating: "ab", count: 32), 9, "abababababab…"),
    ]

    @Test("have 60 characters at most, and the place where they differ is among them", arguments: values)
    func value(value: String, place: Int, shown: String) {
        let words = ShortValue.words(value, from: place)
        #expect(words == shown)
        #expect(words.count <= 60)
    }
}
