import JSON
import Testing

@Suite("What is certain of a broken JSON text")
struct JSONCertaintyTests {
    /// A broken text, and what of its values and keys is a guess.
    struct Guesses: Sendable, CustomTestStringConvertible {
        let text: String
        let guesses: [String]

        init(_ text: String, _ guesses: [String]) {
            self.text = text
            self.guesses = guesses
        }

        var testDescription: String { text }
    }

    static let texts = [
        // What is wrong with a token makes a guess of that token.
        Guesses(#"{"a": True, "b": 1}"#, ["/a=true"]),
        Guesses(#"{"a": hello, "b": 1}"#, [#"/a="hello""#]),
        Guesses(#"{"a": 01, "b": [2, 3px, 4]}"#, ["/a=1", "/b/1=3"]),
        Guesses(#"{"a": 1,5, "b": 1}"#, ["/a=1"]),
        Guesses(#"{"a": 'x', 'b': 1}"#, [#"/a="x""#, "/b"]),
        Guesses(#"{a: 1, "b": 1}"#, ["/a"]),
        Guesses(#"{"a": "C:\clips", "b": 1}"#, [#"/a="C:\\clips""#]),
        Guesses(#"{"a": , "b": 1}"#, ["/a", "/a=null"]),
        Guesses(#"{"a": NaN, "b": 1}"#, ["/a=null"]),
        // What is wrong between two tokens makes a guess of neither.
        Guesses(#"{"a": 1 "b": [2,, 3,],}"#, []),
        Guesses(#"{"a" 1, "b" = 2; "c": 3}"#, []),
        Guesses(#"{"a": 1, /* "c": 2 */ "b": 3} // end"#, []),
        Guesses(#"{"a": 1, "a": 2, "b": 3}"#, []),
        // Quotes and words in a row make a guess of their line.
        Guesses("[\n1, \"a,\n2, 3\n]", ["/0=1", #"/1="a""#]),
        Guesses("[\n1, x \"a\",\n2, 3\n]", ["/0=1", #"/1="x""#, #"/2="a""#]),
        Guesses("{\n\"b\": 1, \"a\": # }\n}", ["/b", "/b=1", "/a", "/a=null"]),
        // Of brackets of the wrong kind their lines, and what may hold more than it seems to.
        Guesses("{\n\"a\": [\n1},\n\"b\": {\"c\": 2}\n}", ["=…", "/a", "/a=…", "/a/0=1"]),
        Guesses(
            "{\n\"a\": [1},\n\"b\": [2}, \"c\": 3\n]",
            ["=…", "/a", "/a=…", "/a/0=1", "/b", "/b=…", "/b/0=2", "/c", "/c=3"]),
        // Of brackets that are missing at the end only what they hold no more of.
        Guesses(#"{"a": {"b": 1}, "c": 2"#, ["=…"]),
        Guesses(#"{"a": {"b": 1, "c": [2]"#, ["=…", "/a=…"]),
        // A text that was cut off may lack anything.
        Guesses(#"{"a": {"b": 1, "c": [2], "#, ["=…", "/a=…", "/a/b", "/a/b=1", "/a/c", "/a/c=…", "/a/c/0=2"]),
        // Of one that is missing by the indentation its line.
        Guesses("{\n \"a\": {\"b\": 1,\n \"c\": {\"d\": 2}\n}", ["/a", "/a=…", "/a/b", "/a/b=1"]),
        Guesses("{\n \"a\": [\"b\": 1,\n \"c\": 2\n]}", ["/a=…"]),
    ]

    @Test("is all but what the problems make a guess of", arguments: texts)
    func guesses(_ text: Guesses) throws {
        let document = JSONReader.parse(Array(text.text.utf8))
        #expect(!document.problems.isEmpty)
        let root = try #require(document.root)
        #expect(Self.guesses(root, "", document) == text.guesses)
    }

    /// The keys and values whose places aren't certain; a value as `pointer=value`.
    private static func guesses(_ node: JSONNode, _ pointer: String, _ document: JSONDocument) -> [String] {
        let isScalar = node.members == nil && node.elements == nil
        let shown = isScalar ? JSONWriter.write(node.value) : "…"
        let own = document.isCertain(node.position) ? [] : ["\(pointer)=\(shown)"]
        let elements = (node.elements ?? []).enumerated().flatMap { guesses($1, "\(pointer)/\($0)", document) }
        let members = (node.members ?? []).flatMap { member in
            let name = "\(pointer)/\(member.name)"
            return (document.isCertain(member.position) ? [] : [name]) + guesses(member.node, name, document)
        }
        return own + elements + members
    }
}
