import JSON
import PipelineEngine
import Testing

@Suite("Shape of a setting")
struct FieldShapeTests {
    /// Shapes with their words, what they accept and what they don't.
    static let shapes: [(FieldShape, String, [JSONValue], [JSONValue])] = [
        (.boolean, "true or false", [true, false], [0, "true", .null]),
        (
            .integer(1...5), "a whole number from 1 to 5", [1, 5, .double(2)],
            [0, 6, .double(1.5), "1", .null, true]
        ),
        (.number(0...0.5), "a number from 0 to 0.5", [0, .double(0.5)], [.double(0.51), -1, "0"]),
        (.text, "a string that is not empty", ["x", " "], ["", 1, .null]),
        (.choice(["jpeg", "webp"]), "one of 'jpeg', 'webp'", ["jpeg", "webp"], ["JPEG", "", 1]),
        (.choice(["auto"]), "'auto'", ["auto"], ["aut"]),
        (
            .list(.text), "a list that is not empty, each element a string that is not empty", [["a"]],
            [[], ["a", ""], "a"]
        ),
        (.object, "an object", [[:], ["a": 1]], [[], .null]),
        (.any, "any value", [.null, 1, "x", []], []),
        (
            .either([.integer(1...2), .text]), "a whole number from 1 to 2, or a string that is not empty", [1, "x"],
            [3, ""]
        ),
    ]

    @Test("accepts what its words say", arguments: shapes)
    func accepts(shape: FieldShape, words: String, right: [JSONValue], wrong: [JSONValue]) {
        #expect(shape.words == words)
        for value in right { #expect(shape.accepts(value), "\(value)") }
        for value in wrong { #expect(!shape.accepts(value), "\(value)") }
    }
}
