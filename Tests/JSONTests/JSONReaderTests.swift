import JSON
import Testing

@Suite("JSON reader")
struct JSONReaderTests {
    @Test("keeps values, order and places")
    func keepsPlaces() throws {
        let node = try JSONReader.read("{\n  \"b\": [1, 2.50],\n  \"ä\": \"x\"\n}")
        #expect(node.value == ["b": [1, .number(try #require(JSONNumber(literal: "2.5")))], "ä": "x"])
        #expect(node.members?.map(\.name) == ["b", "ä"])
        #expect(node["b"]?.elements?[1].position == JSONPosition(offset: 13, line: 2, column: 12))
        #expect(node["ä"]?.position == JSONPosition(offset: 28, line: 3, column: 8))
    }

    @Test(
        "says what is wrong and where",
        arguments: [
            ("", "1:1: the text is empty; a JSON value was expected"),
            ("{\"a\": 1,}", "1:9: a comma before '}' is not allowed"),
            ("[1, 2,]", "1:7: a comma before ']' is not allowed"),
            ("{\"a\": 1, \"a\": 2}", "1:10: the key 'a' is there twice"),
            ("{a: 1}", "1:2: expected a key in double quotes, found 'a'"),
            ("{\"a\" 1}", "1:6: expected ':' after the key 'a', found '1'"),
            ("[1 2]", "1:4: expected ',' or ']' after an element, found '2'"),
            ("[1] x", "1:5: something follows the end of the JSON value"),
            ("// hello\n{}", "1:1: expected a value, found a comment; JSON has none"),
            ("{\"a\": nul}", "1:7: 'nul' is not a JSON value; strings need double quotes"),
            ("[01]", "1:2: '01' is not a JSON number"),
            ("[1.]", "1:2: '1.' is not a JSON number"),
            ("[-]", "1:2: '-' is not a JSON number"),
            ("\"abc", "1:1: a string that begins here has no closing quote"),
            ("\"a\nb\"", "1:3: a line break or control character inside a string must be escaped"),
            ("\"\\x\"", "1:2: there is no such escape; write '\\\\' for a backslash"),
            ("\"\\ud800\"", "1:2: half of a surrogate pair stands alone"),
            ("\"\\u12g4\"", "1:2: '\\u' needs four hexadecimal digits"),
            ("[1,", "1:4: the text ends where a value was expected"),
            ("{\"a\": 1", "1:8: the text ends where ',' or '}' after a member was expected"),
        ])
    func complains(text: String, complaint: String) {
        #expect { try JSONReader.read(text) } throws: { "\($0)" == complaint }
    }

    @Test("refuses bytes that are not UTF-8, a byte order mark, too much depth and too many bytes")
    func limits() {
        #expect { try JSONReader.read([0x22, 0xFF, 0x22]) } throws: {
            "\($0)" == "1:2: the string that continues here is not valid UTF-8"
        }
        #expect { try JSONReader.read([0xEF, 0xBB, 0xBF, 0x31]) } throws: {
            "\($0)" == "1:1: the text begins with a byte order mark; save it as UTF-8 without one"
        }
        #expect { try JSONReader.read(String(repeating: "[", count: 65)) } throws: {
            "\($0)" == "1:65: arrays and objects are nested deeper than 64"
        }
        #expect { try JSONReader.read("[1, 2]", limits: JSONLimits(bytes: 5)) } throws: {
            "\($0)" == "1:1: the text is longer than 5 bytes"
        }
    }

    @Test("unescapes strings, surrogate pairs among them")
    func unescapes() throws {
        #expect(try JSONReader.read(#""\"\\\/\b\f\n\r\t\u00e9\ud83c\udfac""#).value == "\"\\/\u{8}\u{C}\n\r\té🎬")
    }
}
