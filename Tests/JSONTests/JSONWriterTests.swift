import JSON
import Testing

@Suite("JSON writer")
struct JSONWriterTests {
    private let value: JSONValue = ["b": [1, "a\"\\\n\u{1}é"], "a": [:], "c": .double(0.25)]

    @Test("writes on one line in the order given")
    func compact() {
        #expect(JSONWriter.write(value) == #"{"b":[1,"a\"\\\n\u0001é"],"a":{},"c":0.25}"#)
    }

    @Test("writes equal values as equal canonical bytes")
    func canonical() throws {
        let other = try JSONReader.read(#"{"c": 25e-2, "a": {}, "b": [1.0, "a\"\\\n\u0001\u00e9"]}"#).value
        #expect(other == value)
        #expect(JSONWriter.write(value, .canonical) == #"{"a":{},"b":[1,"a\"\\\n\u0001é"],"c":0.25}"#)
        #expect(JSONWriter.write(other, .canonical) == JSONWriter.write(value, .canonical))
    }

    @Test("indents for people")
    func pretty() {
        #expect(
            JSONWriter.write(["a": [1, 2], "b": []], .pretty) == "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": []\n}")
    }

    @Test("what is written is read back as it was")
    func roundTrip() throws {
        for layout in [JSONWriter.Layout.compact, .canonical, .pretty] {
            #expect(try JSONReader.read(JSONWriter.write(value, layout)).value == value)
        }
    }
}
