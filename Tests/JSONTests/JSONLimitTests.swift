import JSON
import Testing

@Suite("Limits of the JSON reader")
struct JSONLimitTests {
    @Test("a text longer than the limit isn't read")
    func tooLong() {
        let document = JSONReader.parse(Array("[1, 2".utf8), limits: JSONLimits(bytes: 4))
        #expect(document.problems.map(\.description) == ["1:1: the text is longer than 4 bytes"])
        #expect(document.root?.value == nil)
        #expect(throws: Never.self) { try JSONReader.read("[12]", limits: JSONLimits(bytes: 4)) }
    }

    @Test("what is nested too deeply is said once, skipped and empty, and the rest is read")
    func tooDeep() {
        let text = #"{"a": [[1], {"b": "]}\"["}], "c": [[[[2, ]]]], "d": 3,}"#
        let document = JSONReader.parse(Array(text.utf8), limits: JSONLimits(depth: 2))
        #expect(
            document.problems.map(\.description) == [
                "1:8: arrays and objects are nested deeper than 2", "1:54: no comma stands before '}'; remove it",
            ])
        #expect(document.root?.value == ["a": [[], [:]], "c": [[]], "d": 3])
    }

    @Test("reading stops after a hundred problems, or as many as were asked for")
    func tooMany() {
        let text = Array(("[" + String(repeating: "01, ", count: 10_000) + "}").utf8)
        let problems = JSONReader.parse(text).problems
        #expect(problems.count == 100)
        #expect(problems.last?.position.column == 398)
        #expect(JSONReader.parse(text, limits: JSONLimits(problems: 3)).problems == Array(problems.prefix(3)))
    }

    /// Texts whose length is in the hundred thousands: read in steps that grow with the square of it they would take
    /// minutes.
    static let long: [(String, String, Int)] = {
        let count = 200_000
        func many(_ text: String) -> String { String(repeating: text, count: count) }
        let names = (0..<count).map { "\"k\($0)\": 1" }.joined(separator: ", ")
        return [
            ("open brackets", many("["), 2),
            ("open and closed brackets", many("[") + many("]"), 1),
            ("wrong brackets", "[" + many("[},") + "]", 100),
            ("open objects", many("{\"a\":"), 2),
            ("objects never closed, by the indentation", "{\n" + many(" \"a\": {\"b\": 1,\n"), 2),
            ("keys in square brackets", many("[\"a\": "), 66),
            ("spaces in open brackets", many("[  \n"), 2),
            ("escapes in an open string", "\"" + many("\\\\"), 1),
            ("quotes in escapes", "\"" + many("\\\""), 1),
            ("bad escapes", "\"" + many("\\x"), 100),
            ("a key again and again", "{" + many("\"a\": 1, ") + "\"b\": 2}", 100),
            ("keys, and then the same again", "{" + names + ", " + names + "}", 100),
            ("keys", "{" + names + "}", 0),
            ("open strings", "[" + many("\"a,\n"), 100),
            ("open strings that seem to go on", "[" + many("\"a\nb\n"), 100),
            ("open keys", "{" + many("\"a: \"b"), 2),
            ("commas", "[" + many(",") + "]", 1),
            ("colons", "{" + many(":") + "}", 100),
            ("stray characters", "[" + many("@") + "]", 1),
            ("stray characters and spaces", "[" + many("@ ") + "]", 100),
            ("no-break spaces", "[" + many("\u{A0}") + "]", 1),
            ("quotes", "[" + many("\""), 100),
            ("an open comment", "[" + many("/* "), 1),
            ("a comment of stars", "[/*" + many("*") + "*/]", 1),
            ("digits", "[" + many("1") + "]", 0),
            ("digits and underscores", "[" + many("1_") + "]", 1),
            ("decimals after commas", "{\"a\": " + many("1,1") + "}", 100),
            ("zeros", "[0." + many("0") + "]", 0),
            ("a word", many("é"), 1),
            ("a name of marks", "{\"" + many("\u{301}\u{323}") + "\": 1}", 0),
            ("words in a muddle", "[\"a\"" + many("b\" \"c") + "]", 1),
        ]
    }()

    @Test("takes time in proportion to the length of any text", arguments: long.indices)
    func linear(index: Int) {
        let (name, text, count) = Self.long[index]
        let problems = JSONReader.parse(Array(text.utf8)).problems
        #expect(problems.count == count, "\(name): \(problems.first?.description ?? "")")
    }

    @Test("members of large objects are found at once, the first of two with one name")
    func lookUp() throws {
        let count = 50_000
        let text = "{" + (0..<count).map { "\"k\($0)\": \($0)" }.joined(separator: ", ") + ", \"k7\": 0}"
        let root = try #require(JSONReader.parse(Array(text.utf8)).root)
        for number in 0..<count { #expect(root["k\(number)"]?.value.int == number) }
        #expect(root["k"]?.value == nil)
        let copy = JSONNode(root.content, range: root.range)
        for number in 0..<count { #expect(copy["k\(number)"]?.value.int == number) }
    }
}
