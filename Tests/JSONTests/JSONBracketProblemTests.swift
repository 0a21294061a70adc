import JSON
import Testing

@Suite("Problems with JSON brackets")
struct JSONBracketProblemTests {
    static let texts = [
        // The wrong bracket.
        Broken("[1, 2}", ["1:6: '}' can't close the '[' of line 1; write ']'"], leaves: "[1,2]"),
        Broken(#"{"a": 1]"#, ["1:8: ']' can't close the '{' of line 1; write '}'"], leaves: #"{"a":1}"#),
        Broken(
            #"{"a": {"b": 1], "c": 2}"#, ["1:14: ']' can't close the '{' of line 1; write '}'"],
            leaves: #"{"a":{"b":1},"c":2}"#),
        Broken(
            #"{"a": [1, 2}, "b": 1}"#, ["1:12: '}' can't close the '[' of line 1; write ']'"],
            leaves: #"{"a":[1,2],"b":1}"#),
        Broken(
            #"{"s": {"a": {"f": ["x"}, "p": 1 },\#n "b": 1}}"#, ["1:23: '}' can't close the '[' of line 1; write ']'"],
            leaves: #"{"s":{"a":{"f":["x"],"p":1},"b":1}}"#),
        // A bracket that is missing before another.
        Broken(
            #"{"a": [1, 2}"#, ["1:12: the '[' of line 1 is not closed before this '}'; write ']'"],
            leaves: #"{"a":[1,2]}"#),
        Broken(
            #"{"a": [[[1 }"#, ["1:12: the '[' of line 1 is not closed before this '}'; write ']]]'"],
            leaves: #"{"a":[[[1]]]}"#),
        Broken(
            #"{"s": {"a": {"f": ["x", "y" },\#n "b": 1}}"#,
            ["1:29: the '[' of line 1 is not closed before this '}'; write ']'"],
            leaves: #"{"s":{"a":{"f":["x","y"]},"b":1}}"#),
        Broken(
            #"{"s": {"a": {\#n "f": [\#n  "x"\#n },\#n "b": 1}}"#,
            ["4:2: the '[' of line 2 is not closed before this '}'; write ']'"],
            leaves: #"{"s":{"a":{"f":["x"]},"b":1}}"#),
        Broken(
            #"[{"a": 1, [2, 3]]"#,
            [
                "1:11: a key in double quotes and ':' are missing before this",
                "1:17: the '{' of line 1 is not closed before this ']'; write '}'",
            ], leaves: #"[{"a":1}]"#),
        // Brackets that are never closed.
        Broken("[", ["1:2: the '[' of line 1 is never closed; write ']'"], leaves: "[]"),
        Broken(#"{"a": 1"#, ["1:8: the '{' of line 1 is never closed; write '}'"], leaves: #"{"a":1}"#),
        Broken(#"{"a":"#, ["1:6: the '{' of line 1 is never closed; write '}'"], leaves: #"{"a":null}"#),
        Broken(#"{"a""#, ["1:5: the '{' of line 1 is never closed; write '}'"], leaves: #"{"a":null}"#),
        Broken("[1,", ["1:4: the '[' of line 1 is never closed; write ']'"], leaves: "[1]"),
        Broken(
            #"{\#n "a": {\#n "b": [1, 2\#n"#,
            ["4:1: the '[' of line 3 and what is around it are never closed; write ']}}'"],
            leaves: #"{"a":{"b":[1,2]}}"#),
        Broken(
            "[[[[[[[[[1", ["1:11: the '[' of line 1 and the 8 brackets around it are never closed"],
            leaves: "[[[[[[[[[1]]]]]]]]]"),
        Broken(
            #"{\#n  "a": {\#n    "b": [1, 2],\#n  "c": 3\#n}"#,
            ["2:8: by the indentation, this '{' is never closed; write '}' where it ends"],
            leaves: #"{"a":{"b":[1,2]},"c":3}"#),
        Broken(
            #"{\#n  "a": { "b": [1, 2,\#n  "c": 3\#n}"#,
            [
                "2:8: by the indentation, this '{' is never closed; write '}' where it ends",
                "2:15: by the indentation, this '[' is never closed; write ']' where it ends",
            ], leaves: #"{"a":{"b":[1,2]},"c":3}"#),
        Broken(
            #"{\#n  "a": {\#n    "b": 1\#n  "c": 3\#n}"#,
            [
                "2:8: by the indentation, this '{' is never closed; write '}' where it ends",
                "3:11: a comma is missing here, between two members",
            ], leaves: #"{"a":{"b":1},"c":3}"#),
        Broken(
            #"{ "a": {\#n    "b": { "c": 1,\#n    "d": { "e": 2 } }"#,
            [
                "2:10: by the indentation, this '{' is never closed; write '}' where it ends",
                "3:22: the '{' of line 1 is never closed; write '}'",
            ],
            leaves: #"{"a":{"b":{"c":1},"d":{"e":2}}}"#),
        // Columns that tell nothing, since the text isn't indented by its brackets.
        Broken(
            #"{\#n  "a": {\#n    "b": 1\#n },\#n  "c": {\#n    "d": 2\#n  }\#n"#,
            ["8:1: the '{' of line 1 is never closed; write '}'"], leaves: #"{"a":{"b":1},"c":{"d":2}}"#),
        // Objects in square brackets.
        Broken(
            #"{"a": [\#n "b": 1,\#n "c": [2]\#n]}"#, ["1:7: this '[' holds keys; write '{', and '}' in line 4"],
            leaves: #"{"a":{"b":1,"c":[2]}}"#),
        Broken(
            #"{"a": ["b": {"c": 1}, "d": 2], "e": 3}"#,
            ["1:7: this '[' holds keys; write '{', and '}' where it ends"],
            leaves: #"{"a":{"b":{"c":1},"d":2},"e":3}"#),
        Broken(
            #"["a": 1}"#, ["1:1: this '[' holds keys; write '{'"], leaves: #"{"a":1}"#),
        Broken(
            #"{\#n  "a": [\#n    {"b": 1},\#n    {"b": 2},\#n  "c": [\#n    3\#n  ]\#n}"#,
            [
                "5:6: a value is followed by ',' and not by this; write keys only between '{' and '}'",
                "8:1: the '[' of line 2 is not closed before this '}'; write ']'",
            ], leaves: #"{"a":[{"b":1},{"b":2},"c"]}"#),
        Broken(
            #"{\#n"a": {\#n"b": 1\#n}"#, ["4:2: the '{' of line 1 is never closed; write '}'"],
            leaves: #"{"a":{"b":1}}"#),
        // Text after the end.
        Broken("[1] x", ["1:5: something follows the end of the JSON value; remove it"], leaves: "[1]"),
        Broken("{} }", ["1:4: this '}' closes nothing; remove it"], leaves: "{}"),
        Broken(
            #"{"a": 1}, "b": 2}"#, ["1:9: something follows the end of the JSON value; remove it"], leaves: #"{"a":1}"#),
        Broken("1 2", ["1:3: something follows the end of the JSON value; remove it"], leaves: "1"),
        Broken("[1}] , 3", ["1:3: '}' can't close the '[' of line 1; write ']'"], leaves: "[1]"),
        // Text before the beginning.
        Broken("] 1", ["1:1: ']' can't begin a JSON text; remove it"], leaves: "1"),
        Broken(#"}},; {"a": 1}"#, ["1:1: '}' can't begin a JSON text; remove it"], leaves: #"{"a":1}"#),
        Broken("}", ["1:1: '}' can't begin a JSON text; remove it"], leaves: "nothing"),
        // Nothing, or not what it takes.
        Broken("", ["1:1: the text is empty; a JSON value was expected"], leaves: "nothing"),
        Broken(" \n\t", ["2:2: the text is empty; a JSON value was expected"], leaves: "nothing"),
        Broken("// only a comment", ["1:1: JSON has no comments; remove it"], leaves: "nothing"),
        Broken(
            "name: mine\nother: 1",
            ["1:1: a key stands outside of an object; begin the text with '{' and end it with '}'"], leaves: "nothing"),
        Broken(
            #""name": "mine""#, ["1:1: a key stands outside of an object; begin the text with '{' and end it with '}'"],
            leaves: "nothing"),
        Broken("hello world", ["1:1: 'hello' is not a JSON value; strings need double quotes"], leaves: #""hello""#),
    ]

    @Test("brackets that don't match are said once, and nothing that follows from them", arguments: texts)
    func problems(_ broken: Broken) {
        #expect(broken.asRead == broken)
        #expect(throws: JSONSyntaxError.self) { try JSONReader.read(broken.text) }
    }
}
