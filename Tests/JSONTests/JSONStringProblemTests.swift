import JSON
import Testing

@Suite("Problems in JSON strings")
struct JSONStringProblemTests {
    static let texts = [
        // Escapes.
        Broken(
            #"["C:\Users", 1]"#, [#"1:5: there is no escape '\U'; write '\\' for a backslash"#],
            leaves: #"["C:\\Users",1]"#),
        Broken(#"["it\'s"]"#, [#"1:5: there is no escape '\''; write the quote alone"#], leaves: #"["it's"]"#),
        Broken(#"["\é"]"#, [#"1:3: there is no escape '\é'; write '\\' for a backslash"#], leaves: #"["\\é"]"#),
        Broken(
            #"["\u12g4", "\u1", "\uD83"]"#,
            [
                #"1:3: '\u' needs four hexadecimal digits"#, #"1:13: '\u' needs four hexadecimal digits"#,
                #"1:20: '\u' needs four hexadecimal digits"#,
            ], leaves: #"["\#u{FFFD}g4","\#u{FFFD}","\#u{FFFD}"]"#),
        Broken(
            #"["\ud800", "\udc00x", "\ud800\u0041", "\ud83c\udfac"]"#,
            [
                "1:3: half of a surrogate pair stands alone; write both halves, or the character itself",
                "1:13: half of a surrogate pair stands alone; write both halves, or the character itself",
                "1:24: half of a surrogate pair stands alone; write both halves, or the character itself",
            ], leaves: #"["\#u{FFFD}","\#u{FFFD}x","\#u{FFFD}A","🎬"]"#),
        Broken(
            #"["\ud800\ud83c\udfac"]"#,
            ["1:3: half of a surrogate pair stands alone; write both halves, or the character itself"],
            leaves: #"["\#u{FFFD}🎬"]"#),
        // Control characters.
        Broken(
            #"["a\#tb\#tc"]"#,
            [#"1:4: a tab in a string is written '\t'"#, #"1:6: a tab in a string is written '\t'"#],
            leaves: #"["a\tb\tc"]"#),
        Broken(
            #"["\#u{0}", "\#u{1B}[31m"]"#,
            [
                #"1:3: a control character in a string is written '\u0000'"#,
                #"1:8: a control character in a string is written '\u001B'"#,
            ], leaves: #"["\u0000","\u001B[31m"]"#),
        Broken(#"["a\#rb"]"#, [#"1:4: a control character in a string is written '\u000D'"#], leaves: #"["a\rb"]"#),
        // Line breaks that were meant.
        Broken(#""a\#nb""#, [#"1:1: a line break in a string is written '\n'"#], leaves: #""a\nb""#),
        Broken(
            #"{"a": "one\#ntwo three\#nfour", "b": 1}"#, [#"1:7: a line break in a string is written '\n'"#],
            leaves: #"{"a":"one\ntwo three\nfour","b":1}"#),
        Broken(
            #"{"a": "one\#r\#ntwo", "b": 1}"#, [#"1:7: a line break in a string is written '\n'"#],
            leaves: #"{"a":"one\ntwo","b":1}"#),
        // Closing quotes that are missing.
        Broken(#""abc"#, ["1:1: a string that begins here has no closing quote"], leaves: #""abc""#),
        Broken(#"{"a": "b}"#, ["1:7: a string that begins here has no closing quote"], leaves: #"{"a":"b"}"#),
        Broken(
            #"{"a": "x,\#n "b": 1}"#, ["1:7: a string that begins here has no closing quote"],
            leaves: #"{"a":"x","b":1}"#),
        Broken(
            #"{"a": "x,\#r\#n "b": "y,\#r\#n "c": 1}"#,
            [
                "1:7: a string that begins here has no closing quote",
                "2:7: a string that begins here has no closing quote",
            ], leaves: #"{"a":"x","b":"y","c":1}"#),
        Broken(
            #"{"a": { "b": "copy },\#n "c": 1}"#, ["1:14: a string that begins here has no closing quote"],
            leaves: #"{"a":{"b":"copy"},"c":1}"#),
        Broken(
            #"{"a": ["x, "y"],\#n "b": 1}"#, ["1:8: a string that begins here has no closing quote"],
            leaves: #"{"a":["x","y"],"b":1}"#),
        Broken(
            #"{"a": { "b": "x, },\#n "c": 1}"#, ["1:14: a string that begins here has no closing quote"],
            leaves: #"{"a":{"b":"x"},"c":1}"#),
        Broken(
            #"{"s": {"preset": "mp4, "crf": 22 },\#n "b": 1}"#,
            ["1:18: a string that begins here has no closing quote"], leaves: #"{"s":{"preset":"mp4","crf":22},"b":1}"#),
        Broken(
            #"{"name: "x", "b": 1}"#, ["1:2: a string that begins here has no closing quote"],
            leaves: #"{"name":"x","b":1}"#),
        Broken(
            #"{"name: 1,\#n "b": 2}"#, ["1:2: a string that begins here has no closing quote"],
            leaves: #"{"name":1,"b":2}"#),
        Broken(
            #"{"a": "C:\x,\#n "b": 1}"#, ["1:7: a string that begins here has no closing quote"],
            leaves: #"{"a":"C:\\x","b":1}"#),
        // Quotes inside.
        Broken(
            #"{"a": "say "hello" to him", "b": 1}"#,
            [#"1:13: text follows a closing quote; a quote is missing before here, or '\' before a quote"#],
            leaves: #"{"a":"say ","b":1}"#),
        Broken(
            #"{"a": "one "two, three" four",\#n "b": 1}"#,
            [#"1:13: text follows a closing quote; a quote is missing before here, or '\' before a quote"#],
            leaves: #"{"a":"one ","b":1}"#),
        Broken(
            #"["x"y, 2]"#,
            [#"1:5: text follows a closing quote; a quote is missing before here, or '\' before a quote"#],
            leaves: #"["x",2]"#),
        Broken(
            #"["x"y "z\#n]"#,
            [#"1:5: text follows a closing quote; a quote is missing before here, or '\' before a quote"#],
            leaves: #"["x"]"#),
        // Other quotes.
        Broken(
            #"{'a': 'b "c"', `d`: “e”, «f»: „g“}"#,
            [
                #"1:2: strings stand in double quotes (")"#, #"1:7: strings stand in double quotes (")"#,
                #"1:16: strings stand in double quotes (")"#, #"1:21: strings stand in double quotes (")"#,
                #"1:26: strings stand in double quotes (")"#, #"1:31: strings stand in double quotes (")"#,
            ], leaves: #"{"a":"b \"c\"","d":"e","f":"g"}"#),
        Broken(
            "['a",
            [
                "1:2: a string that begins here has no closing quote",
                "1:4: the '[' of line 1 is never closed; write ']'",
            ], leaves: #"["a"]"#),
        Broken("[“abc, 1\n, 2]", ["1:2: a string that begins here has no closing quote"], leaves: #"["abc, 1",2]"#),
        // Keys without quotes.
        Broken(
            "{name: 1, other-name: 2, $x.y: 3, 4: 5, ключ: 6}",
            [
                #"1:2: keys stand in double quotes; write "name""#,
                #"1:11: keys stand in double quotes; write "other-name""#,
                #"1:26: keys stand in double quotes; write "$x.y""#, #"1:35: keys stand in double quotes; write "4""#,
                #"1:41: keys stand in double quotes; write "ключ""#,
            ], leaves: #"{"name":1,"other-name":2,"$x.y":3,"4":5,"ключ":6}"#),
        Broken(
            "{name = 1}",
            [
                #"1:2: keys stand in double quotes; write "name""#,
                "1:7: write ':' between a key and its value rather than this",
            ], leaves: #"{"name":1}"#),
        Broken(
            "{name 1}",
            [#"1:2: keys stand in double quotes; write "name""#, "1:6: ':' is missing after the key 'name'"],
            leaves: #"{"name":1}"#),
        Broken("{hello}", [#"1:2: keys stand in double quotes; write "hello""#], leaves: #"{"hello":null}"#),
    ]

    @Test("a broken string is said once, and the rest of the text is read", arguments: texts)
    func problems(_ broken: Broken) {
        #expect(broken.asRead == broken)
        #expect(throws: JSONSyntaxError.self) { try JSONReader.read(broken.text) }
    }
}
