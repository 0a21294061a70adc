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

    @Test("knows where values and names end")
    func ends() throws {
        let text = "{\n  \"é🎬\": [ 1.50,null ] ,\r\n\"b\\\"\":{}}\n"
        let root = try JSONReader.read(text)
        let pieces = [root.range] + (root.members ?? []).flatMap { [$0.nameRange, $0.node.range] }
        let elements = root["é🎬"]?.elements?.map(\.range) ?? []
        #expect(
            (pieces + elements).map { piece(text, $0) } == [
                "1:1–3:10 " + text.dropLast(), "2:3–2:7 \"é🎬\"", "2:9–2:22 [ 1.50,null ]", #"3:1–3:6 "b\"""#,
                "3:7–3:9 {}",
                "2:11–2:15 1.50", "2:16–2:20 null",
            ])
    }

    @Test("knows where a string ends, escapes and all")
    func strings() throws {
        let text = #"["é\n🎬", "", {"a": "b"}]"#
        let elements = try #require(try JSONReader.read(text).elements)
        let ranges = elements.prefix(2).map(\.range) + [try #require(elements[2]["a"]).range]
        #expect(ranges.map { piece(text, $0) } == [#"1:2–1:8 "é\n🎬""#, #"1:10–1:12 """#, #"1:20–1:23 "b""#])
    }

    @Test("counts scalars as columns, a carriage return only before a line feed as part of a line break")
    func columns() {
        let texts = ["[\r\n@", "[\r@", "[\"é\u{301}👩‍🎬\", @", "[\t@", "[\n\n\"\\u00e9\" @"]
        let places = texts.map { JSONReader.parse(Array($0.utf8)).problems.first?.position }
        #expect(
            places == [
                JSONPosition(offset: 3, line: 2, column: 1), JSONPosition(offset: 2, line: 1, column: 3),
                JSONPosition(offset: 20, line: 1, column: 11), JSONPosition(offset: 2, line: 1, column: 3),
                JSONPosition(offset: 12, line: 3, column: 10),
            ])
    }

    @Test("unescapes strings, surrogate pairs among them")
    func unescapes() throws {
        #expect(try JSONReader.read(#""\"\\\/\b\f\n\r\t\u00e9\ud83c\udfac""#).value == "\"\\/\u{8}\u{C}\n\r\té🎬")
    }

    @Test("throws the first problem, with what was meant")
    func first() {
        #expect { try JSONReader.read("[1, flase, 2,]") } throws: {
            $0 as? JSONSyntaxError
                == JSONSyntaxError(
                    "'flase' is not a JSON value", at: JSONPosition(offset: 4, line: 1, column: 5),
                    to: JSONPosition(offset: 9, line: 1, column: 10), suggestion: "false")
        }
    }

    private func piece(_ text: String, _ range: Range<JSONPosition>) -> String {
        let bytes = Array(text.utf8)[range.lowerBound.offset..<range.upperBound.offset]
        let (start, end) = (range.lowerBound, range.upperBound)
        return "\(start.line):\(start.column)–\(end.line):\(end.column) \(String(decoding: bytes, as: UTF8.self))"
    }
}
