import JSON
import Testing

@Suite("Problems with the bytes of a JSON text")
struct JSONEncodingProblemTests {
    /// Bytes, what is said about them, and the value that survives.
    static let texts: [([UInt8], [String], JSONValue?)] = [
        ([0x22, 0xFF, 0x22], ["1:2: the byte 0xFF is not valid UTF-8; save the text as UTF-8"], "\u{FFFD}"),
        // A surrogate half, a sequence that is cut, one too long, and one beyond Unicode: one problem a string.
        (
            Array("[\"".utf8) + [0xED, 0xA0, 0x80] + Array("a\", \"".utf8) + [0xF0, 0x9F, 0x8E] + Array("b\", \"".utf8)
                + [0xC0, 0xAF, 0xF4, 0x90] + Array("é\", 1]".utf8),
            [
                "1:3: the byte 0xED is not valid UTF-8; save the text as UTF-8",
                "1:11: the byte 0xF0 is not valid UTF-8; save the text as UTF-8",
                "1:17: the byte 0xC0 is not valid UTF-8; save the text as UTF-8",
            ], ["\u{FFFD}\u{FFFD}\u{FFFD}a", "\u{FFFD}b", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}é", 1]
        ),
        (
            Array("[1, ".utf8) + [0x80, 0xFE] + Array(" 2, 3]".utf8),
            ["1:5: the byte 0x80 is not valid UTF-8; save the text as UTF-8"], [1, 2, 3]
        ),
        (
            Array("\u{FEFF}{\"a\": 01}".utf8),
            [
                "1:1: the text begins with a byte order mark; save it as UTF-8 without one",
                "1:8: '01' is not a JSON number: it begins with a needless 0; did you mean '1'?",
            ], ["a": 1]
        ),
        (
            "{}".utf16.reduce(into: [0xFF, 0xFE]) { $0 += [UInt8($1), 0] },
            ["1:1: the text is not UTF-8 but, it seems, UTF-16; save it as UTF-8"], nil
        ),
        ([0, 0x7B], ["1:1: the text is not UTF-8 but, it seems, UTF-16; save it as UTF-8"], nil),
    ]

    @Test("bytes that can't be read are named with their place, and the rest is read", arguments: texts)
    func bytes(text: [UInt8], problems: [String], rest: JSONValue?) {
        let document = JSONReader.parse(text)
        #expect(document.problems.map(\.description) == problems)
        #expect(document.root?.value == rest)
    }
}
