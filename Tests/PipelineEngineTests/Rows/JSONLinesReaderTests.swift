import Testing

@testable import PipelineEngine

@Suite("Reading JSON lines")
struct JSONLinesReaderTests {
    /// Texts, and what they hold.
    static let texts: [(String, [String])] = [
        ("{\"a\": 1, \"b\": \"x\"}\n{}\n", ["row a=a number@1:7 b=a string@1:15", "row "]),
        ("{\"a\": 1}\r\n\r\n  \t\r\n  {\"a\": null}", ["row a=a number@1:7", "row a=null@4:9"]),
        ("\u{FEFF}{\"a\": true}", ["row a=true or false@1:7"]),
        ("{\"é🎬\": [1]}\n", ["row é🎬=an array@1:8"]),
        ("", []), ("\n\n", []), ("\u{FEFF}", []),
        (
            "{\"a\": 1}\n{\"a\": }\n[1]\n7\n{\"a\": 1, \"a\": 2}\n{\"a\": 3}",
            [
                "row a=a number@1:7", "2:6: the key 'a' has no value; write one here, or remove the key",
                "3:1: each line must be an object, not an array", "4:1: each line must be an object, not a number",
                "5:10: the key 'a' is there twice, first in line 5; remove one", "row a=a number@6:7",
            ]
        ),
        (
            "{\n\"a\": 1\n}\n",
            [
                "1:2: the '{' of line 1 is never closed; write '}'",
                "2:1: a key stands outside of an object; begin the text with '{' and end it with '}'",
                "3:1: '}' can't begin a JSON text; remove it",
            ]
        ),
    ]

    @Test("each line is a row or a problem of its own", arguments: texts)
    func text(text: String, events: [String]) { #expect(Transcript.jsonLines(text) == events) }

    @Test("it makes no difference how the bytes are cut into pieces", arguments: texts.map(\.0))
    func pieces(text: String) {
        for size in 1...5 {
            #expect(
                Transcript.of(text.utf8, by: JSONLinesReader(), pieces: size) == Transcript.jsonLines(text), "\(size)")
        }
    }

    @Test("a line that is too long is told, and the next is read", arguments: [1, 7, 1000])
    func long(pieces: Int) {
        let text = "{\"a\": \"0123456789\"}\n{\"a\": 1}\n{\"a\": \"0123456789\"}"
        #expect(
            Transcript.of(text.utf8, by: JSONLinesReader(limit: 18), pieces: pieces) == [
                "1:1: the line is longer than 18 bytes", "row a=a number@2:7", "3:1: the line is longer than 18 bytes",
            ])
    }

    @Test("a line that isn't UTF-8 is told, and the next is read")
    func notUTF8() {
        let text = Array("{\"a\": \"".utf8) + [0xFF] + Array("\"}\n{\"a\": 1}".utf8)
        #expect(
            Transcript.of(text, by: JSONLinesReader())
                == ["1:8: the byte 0xFF is not valid UTF-8; save the text as UTF-8", "row a=a number@2:7"])
    }
}
