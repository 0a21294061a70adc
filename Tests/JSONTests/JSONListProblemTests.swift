import JSON
import Testing

@Suite("Problems between the parts of a JSON text")
struct JSONListProblemTests {
    static let texts = [
        // Keys that are there twice: the first value stays.
        Broken(
            #"{"a": 1, "a": 2}"#, ["1:10: the key 'a' is there twice, first in line 1; remove one"], leaves: #"{"a":1}"#
        ),
        Broken(
            #"{"a": 1,\#n "b": 2,\#n "a": 3, "a": 4}"#,
            [
                "3:2: the key 'a' is there twice, first in line 1; remove one",
                "3:10: the key 'a' is there twice, first in line 1; remove one",
            ], leaves: #"{"a":1,"b":2}"#),
        Broken(
            #"{"a": {"b": 1}, "c": {"b": 2, "b": [3]}}"#,
            ["1:31: the key 'b' is there twice, first in line 1; remove one"], leaves: #"{"a":{"b":1},"c":{"b":2}}"#),
        Broken(
            #"{"a\n": 1, "a\u000a": 2}"#, ["1:12: the key 'a\u{FFFD}' is there twice, first in line 1; remove one"],
            leaves: #"{"a\n":1}"#),
        // Commas too many.
        Broken("[1, 2,]", ["1:6: no comma stands before ']'; remove it"], leaves: "[1,2]"),
        Broken(#"{"a": 1,\#n}"#, ["1:8: no comma stands before '}'; remove it"], leaves: #"{"a":1}"#),
        Broken("[1,,2]", ["1:4: there is a comma too many; remove it"], leaves: "[1,2]"),
        Broken("[1,,,]", ["1:4: there is a comma too many; remove it"], leaves: "[1]"),
        Broken("[,1]", ["1:2: there is a comma too many; remove it"], leaves: "[1]"),
        Broken("[,]", ["1:2: there is a comma too many; remove it"], leaves: "[]"),
        Broken(
            #"{"a": 1,, "b": 2,}"#,
            ["1:9: there is a comma too many; remove it", "1:17: no comma stands before '}'; remove it"],
            leaves: #"{"a":1,"b":2}"#),
        // Commas that are missing.
        Broken(
            "[1 2 3]",
            [
                "1:3: a comma is missing here, between two elements",
                "1:5: a comma is missing here, between two elements",
            ], leaves: "[1,2,3]"),
        Broken(
            #"{"a": 1\#n "b": 2}"#, ["1:8: a comma is missing here, between two members"], leaves: #"{"a":1,"b":2}"#),
        Broken(#"["a""b"]"#, ["1:5: a comma is missing here, between two elements"], leaves: #"["a","b"]"#),
        Broken(
            "[1 /* and */ 2]",
            ["1:3: a comma is missing here, between two elements", "1:4: JSON has no comments; remove it"],
            leaves: "[1,2]"),
        // Something else for a comma.
        Broken("[1; 2]", ["1:3: write ',' between elements rather than ';'"], leaves: "[1,2]"),
        Broken(
            #"{"a": 1; "b": 2;}"#,
            ["1:8: write ',' between members rather than ';'", "1:16: write ',' between members rather than ';'"],
            leaves: #"{"a":1,"b":2}"#),
        // Colons that are missing, and something else for one.
        Broken(#"{"a" 1}"#, ["1:5: ':' is missing after the key 'a'"], leaves: #"{"a":1}"#),
        Broken(#"{"a" "b": 1}"#, ["1:5: ':' is missing after the key 'a'"], leaves: #"{"a":null,"b":1}"#),
        Broken(
            #"{"a" = 1, "b" => 2}"#,
            [
                "1:6: write ':' between a key and its value rather than this",
                "1:15: write ':' between a key and its value rather than this",
            ], leaves: #"{"a":1,"b":2}"#),
        Broken(
            #"{"a":: 1, "b":=2}"#, ["1:6: ':' can't stand here; remove it", "1:15: '=' can't stand here; remove it"],
            leaves: #"{"a":1,"b":2}"#),
        Broken(
            #"[0, "a": 1, 2]"#,
            ["1:8: a value is followed by ',' and not by this; write keys only between '{' and '}'"],
            leaves: #"[0,"a",2]"#),
        Broken(
            #"{"a": 1 : 2, "b": 3}"#,
            ["1:9: a value is followed by ',' and not by this; remove it, or write the comma before it"],
            leaves: #"{"a":1,"b":3}"#),
        // Values that are missing.
        Broken(
            #"{"a": , "b": 1}"#, ["1:6: the key 'a' has no value; write one here, or remove the key"],
            leaves: #"{"a":null,"b":1}"#),
        Broken(
            #"{"a":\#n "b": 1}"#, ["1:6: the key 'a' has no value; write one here, or remove the key"],
            leaves: #"{"a":null,"b":1}"#),
        Broken(
            #"{"a"\#n "b": 1}"#, ["1:5: the key 'a' has no value; write one here, or remove the key"],
            leaves: #"{"a":null,"b":1}"#),
        Broken(
            #"{"a", "b": 1}"#, ["1:5: the key 'a' has no value; write one here, or remove the key"],
            leaves: #"{"a":null,"b":1}"#),
        Broken(
            #"{"a": }"#, ["1:6: the key 'a' has no value; write one here, or remove the key"], leaves: #"{"a":null}"#),
        // Keys that are missing.
        Broken(#"{: 1, "b": 2}"#, ["1:2: a key in double quotes is missing before this"], leaves: #"{"b":2}"#),
        Broken(
            #"{"a": 1, {"b": 2}, "c": 3}"#, ["1:10: a key in double quotes and ':' are missing before this"],
            leaves: #"{"a":1,"c":3}"#),
        Broken(
            #"{"a": 1, [2]}"#, ["1:10: a key in double quotes and ':' are missing before this"], leaves: #"{"a":1}"#),
        // Characters that can't stand where they do.
        Broken("[1, @, 2]", ["1:5: '@' can't stand here; remove it"], leaves: "[1,2]"),
        Broken("[1 @@ 2]", ["1:4: '@@' can't stand here; remove it"], leaves: "[1,2]"),
        Broken(
            "[@1, *2]", ["1:2: '@' can't stand here; remove it", "1:6: '*' can't stand here; remove it"],
            leaves: "[1,2]"),
        Broken("[1 / 2]", ["1:4: '/' can't stand here; remove it"], leaves: "[1,2]"),
        Broken(#"{"a": 1, @ "b": 2}"#, ["1:10: '@' can't stand here; remove it"], leaves: #"{"a":1,"b":2}"#),
        Broken("[=]", ["1:2: '=' can't stand here; remove it"], leaves: "[]"),
        Broken("[1, \u{0}\u{1B}, 2]", ["1:5: the character U+0000 can't stand here; remove it"], leaves: "[1,2]"),
        Broken("[1,\u{A0}2]", ["1:4: the character U+00A0 is no white space in JSON; write a space"], leaves: "[1,2]"),
        // Comments.
        Broken(
            "// one\n{} # two", ["1:1: JSON has no comments; remove it", "2:4: JSON has no comments; remove it"],
            leaves: "{}"),
        Broken("[1, /* ** / */ 2]", ["1:5: JSON has no comments; remove it"], leaves: "[1,2]"),
        Broken("[1, /* and", ["1:5: a comment begins here and never ends; JSON has no comments"], leaves: "[1]"),
    ]

    @Test("what stands between keys, values and elements is mended, and said once", arguments: texts)
    func problems(_ broken: Broken) {
        #expect(broken.asRead == broken)
        #expect(throws: JSONSyntaxError.self) { try JSONReader.read(broken.text) }
    }
}
