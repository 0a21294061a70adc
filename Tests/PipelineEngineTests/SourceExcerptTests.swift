import JSON
import PipelineEngine
import Testing

@Suite("Excerpt of a source")
struct SourceExcerptTests {
    /// A text in which `▸` stands before the place and, if it ends elsewhere than its word, `◂` after it; and how it
    /// is shown.
    static let texts: [(String, String)] = [
        (
            "{\n    \"web\": { ▸\"crff\": 22 },\n}",
            "    2 │     \"web\": { \"crff\": 22 },\n      │              ^~~~~~"
        ),
        ("▸x264-a.b, 5", "    1 │ x264-a.b, 5\n      │ ^~~~~~~~"),
        ("[1, ▸-20.5e3]", "    1 │ [1, -20.5e3]\n      │     ^~~~~~~"),
        ("[1, ▸{\"a\": 2}]", "    1 │ [1, {\"a\": 2}]\n      │     ^"),
        ("▸\"a\\\"b\" c", "    1 │ \"a\\\"b\" c\n      │ ^~~~~~"),
        ("▸\"open", "    1 │ \"open\n      │ ^~~~~"),
        ("a ▸b c◂ d", "    1 │ a b c d\n      │   ^~~"),
        // The end of a line, of the text, and nothing at all.
        ("one▸\ntwo", "    1 │ one\n      │    ^"),
        ("one▸\r\ntwo", "    1 │ one\n      │    ^"),
        ("one▸", "    1 │ one\n      │    ^"),
        ("one\n▸", "    2 │\n      │ ^"),
        ("▸", "    1 │\n      │ ^"),
        ("a ▸b\nc◂ d", "    1 │ a b\n      │   ^"),
        // Tabs, wide characters and marks.
        ("\t\"a\":\t▸01,", "    1 │     \"a\":    01,\n      │             ^~"),
        ("\"日本\": ▸1", "    1 │ \"日本\": 1\n      │         ^"),
        ("\"🎬👩‍👩‍👧🇩🇪\": ▸1", "    1 │ \"🎬👩‍👩‍👧🇩🇪\": 1\n      │           ^"),
        (
            "\"e\u{301}\u{323}\": ▸\"日\u{301}e\u{301}\"",
            "    1 │ \"e\u{301}\u{323}\": \"日\u{301}e\u{301}\"\n      │      ^~~~~"
        ),
        // What a terminal would obey.
        ("\"\u{1B}[31m\u{9B}\u{202E}\": ▸1", "    1 │ \"�[31m��\": 1\n      │            ^"),
        ("\"\u{7}\r\": ▸\u{0}", "    1 │ \"��\": �\n      │       ^"),
        // Long lines.
        (
            String(repeating: "a", count: 300) + " ▸here " + String(repeating: "b", count: 300),
            "    1 │ …" + String(repeating: "a", count: 57) + " here " + String(repeating: "b", count: 35)
                + "…\n      │ " + String(repeating: " ", count: 59) + "^~~~"
        ),
        (
            "▸\"" + String(repeating: "日", count: 300),
            "    1 │ \"" + String(repeating: "日", count: 48) + "…\n      │ ^" + String(repeating: "~", count: 96)
        ),
        (
            String(repeating: "a", count: 300) + " ▸z",
            "    1 │ …" + String(repeating: "a", count: 96) + " z\n      │ " + String(repeating: " ", count: 98) + "^"
        ),
    ]

    @Test("shows the line of a place with a mark under what stands there", arguments: texts)
    func shows(text: String, expected: String) {
        let place = position("▸", in: text)
        let end = text.contains("◂") ? position("◂", in: text) : nil
        let bytes = Array(text.filter { $0 != "▸" && $0 != "◂" }.utf8)
        #expect(SourceExcerpt(of: place, to: end, in: bytes).description == expected)
    }

    @Test("bytes that are not UTF-8 are one sign each")
    func bytes() {
        let text = [0x22, 0xFF, 0xC3, 0x22, 0x3A, 0x20, 0x31].map { UInt8($0) }
        let place = JSONPosition(offset: 6, line: 1, column: 7)
        #expect(SourceExcerpt(of: place, in: text).description == "    1 │ \"��\": 1\n      │       ^")
    }

    @Test("numbers of lines take five columns, or more")
    func lines() {
        let place = JSONPosition(offset: 0, line: 123_456, column: 1)
        #expect(SourceExcerpt(of: place, in: Array("ab".utf8)).description == "123456 │ ab\n       │ ^~")
    }

    @Test("a place beyond the text is shown at its end")
    func beyond() {
        let place = JSONPosition(offset: 99, line: 1, column: 100)
        #expect(SourceExcerpt(of: place, in: Array("ab".utf8)).description == "    1 │ ab\n      │   ^")
    }

    private func position(_ sign: Character, in text: String) -> JSONPosition {
        let before = text[..<(text.firstIndex(of: sign) ?? text.endIndex)].filter { $0 != "▸" }
        let line = before.utf8.count { $0 == UInt8(ascii: "\n") } + 1
        return JSONPosition(offset: before.utf8.count, line: line, column: 1)
    }
}
