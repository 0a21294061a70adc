/// A text that RFC 8259 says is JSON or isn't.
struct JSONConformanceCase: Sendable {
    let bytes: [UInt8]
    let isValid: Bool
    /// What Python's reader says where it doesn't follow the same rules.
    let isValidInPython: Bool

    init(_ bytes: [UInt8], isValid: Bool, inPython isValidInPython: Bool? = nil) {
        self.bytes = bytes
        self.isValid = isValid
        self.isValidInPython = isValidInPython ?? isValid
    }

    static let all =
        accepted.map { JSONConformanceCase(Array($0.utf8), isValid: true) }
        + refused.map { JSONConformanceCase(Array($0.utf8), isValid: false) }
        + refusedBytes.map { JSONConformanceCase($0, isValid: false) } + disputed

    private static let accepted = [
        // Structure.
        "{}", "[]", "[[]]", "[{}]", "{\"a\":[]}", "[[],[[]],{}]", " [ ] ", "\t{\n}\r\n", "[1,2,3]", "[ 1 , 2 ]",
        "{\"a\":1,\"b\":2}", "{ \"a\" : 1 , \"b\" : 2 }", "{\"\":0}", "{\"a\":{\"a\":{\"a\":1}}}", "[\n1\n,\n2\n]",
        "\r[\r]\r",
        "{\"a\":1,\"A\":2}", "{\"a\\u0000\":1,\"a\":2}", "[{\"a\":1},{\"a\":1}]", "[null,true,false]",
        // A value alone.
        "null", "true", "false", "0", "-0", "1", "\"\"", "\"a\"", " 1 ", "\n\"x\"\n", "-1.5e3",
        // Numbers.
        "[0]", "[-0]", "[-0.0]", "[10]", "[123456789012345678901234567890]", "[1.5]", "[0.1]", "[1.000]", "[1e5]",
        "[1E5]", "[1e+5]", "[1e-5]", "[1E-05]", "[1e00]", "[0e1]", "[0e+1]", "[-1e-1]", "[1.5e300]", "[1e400]",
        "[-1e400]",
        "[1e-400]", "[0.00000000000000000000000000000001]", "[20e1]",
        // Strings.
        #"["\"\\\/\b\f\n\r\t"]"#, #"["\u0000"]"#, #"["\u001f"]"#, #"["\u00e9"]"#, #"["\uABCD\uabcd"]"#,
        #"["\ud83c\udfac"]"#,
        #"["\uD834\uDD1E"]"#, #"["\uFFFF\uFFFE"]"#, #"["a\u0022b"]"#, #"["\\u0000"]"#, #"["\\"]"#, #"["\""]"#,
        "[\"\u{7F}\"]",
        "[\"\u{80}\u{9F}\"]", "[\"é\"]", "[\"\u{2028}\u{2029}\"]", "[\"🎬\"]", "[\"\u{10FFFF}\"]", "[\"\u{FEFF}\"]",
        "[\"ключ\"]",
        "[\"//\", \"/* */\", \"#\"]", "[\"[{}],:\"]", "[\"a b\"]", "[\"'\"]", "{\"é\":1,\"e\":2}", "[\"\u{FFFF}\"]",
        #"["\u2028"]"#, #"{"\u0061":1,"b":2}"#, "[\"asd \"]", "[\"null\"]",
    ]

    private static let refused = [
        // Nothing, or not all of it.
        "", " ", "\n", "[", "{", "\"", "[1", "[1,", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "[\"a", "[[]",
        "{\"a\":[}", "-",
        "n", "nul", "tru", "fals", "\"\\", "[\"\\u00",
        // Too much.
        "[] []", "{}{}", "1 2", "[]]", "{}}", "null null", "[1]x", "\"a\" \"b\"", "[1],", ",[1]", "]", "}", ",", ":",
        // Commas and colons.
        "[1,]", "[,1]", "[,]", "[1,,2]", "[1 2]", "[1\n2]", "[\"a\" \"b\"]", "[1;2]", "{\"a\":1,}", "{,}",
        "{\"a\":1,,\"b\":2}",
        "{\"a\":1 \"b\":2}", "{\"a\" 1}", "{\"a\"}", "{\"a\",\"b\"}", "{\"a\"::1}", "{\"a\"=1}", "{:1}", "{\"a\":}",
        "[\"a\":1]",
        "{1}", "{\"a\":1:2}", "[:]", "{\"a\":1;\"b\":2}", "{\"a\": 1 2}",
        // Brackets.
        "[}", "{]", "[1}", "{\"a\":1]", "[[1]", "[{]}", "([1])", "<1>", "{{}}", "{[]:1}",
        // Keys.
        "{a:1}", "{'a':1}", "{1:1}", "{null:1}", "{\"a\":1,b:2}", "{a}", "{[1]}", "{\"a\":1,\"a\":1}",
        "{\"a\":1,\"\\u0061\":2}",
        "{\"a\":{\"b\":1,\"b\":2}}", "[{\"\":1,\"\":2}]",
        // Words.
        "True", "FALSE", "Null", "None", "[nul]", "[truee]", "[true1]", "[yes]", "[undefined]", "[NaN]", "[nan]",
        "[Infinity]", "[-Infinity]", "[inf]", "[truefalse]", "[a]", "[@]", "[*]", "[$x]",
        // Numbers.
        "[01]", "[-01]", "[00]", "[+1]", "[.5]", "[-.5]", "[1.]", "[1.e1]", "[1e]", "[1e+]", "[1E-]", "[0x10]", "[0x]",
        "[1_000]",
        "[1,000.]", "[--1]", "[-]", "[+]", "[.]", "[e1]", "[1e1.5]", "[1.2.3]", "[1 000]", "[1a]", "[0e]", "[-a]",
        "[1e1e1]", "[١]", "[１]",
        "[- 1]", "[0b1]", "[1f]", "[2.e+3]", "[1+2]",
        // Strings.
        "['a']", "[`a`]", "[“a”]", "[\"a]", "[a\"]", "[\"a\"b]", #"["\x41"]"#, #"["\a"]"#, #"["\'"]"#, #"["\0"]"#,
        #"["\ "]"#, #"["\u"]"#,
        #"["\u12"]"#, #"["\u12g4"]"#, #"["\U0041"]"#, #"["\u{41}"]"#, #"["\"]"#, #"["\é"]"#, "[\"a\nb\"]", "[\"a\tb\"]",
        "[\"a\rb\"]",
        "[\"\u{0}\"]", "[\"\u{1F}\"]", "[\"a\r\nb\"]", "[\"\\\n\"]", #"["\u 041"]"#, #"["\u+041"]"#, #"\u0022a\u0022"#,
        // Comments and spaces.
        "// a\n1", "1 // a", "/* a */ 1", "[1 /* a */]", "# a\n1", "[1 # a\n]", "/", "[/]", "[1\u{A0}]", "\u{FEFF}1",
        "[\u{B}1]", "[\u{C}1]",
        "\u{2028}1", "[1]\u{0}", "[\u{3000}]", "\u{85}1", "[\u{200B}]", "[1]\u{FEFF}",
    ]

    private static let refusedBytes: [[UInt8]] = [
        [0x22, 0xFF, 0x22], [0x22, 0xC3, 0x22], [0x22, 0x80, 0x22], [0x22, 0xC0, 0xAF, 0x22],
        [0x22, 0xED, 0xA0, 0x80, 0x22],
        [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], [0x22, 0xE0, 0x80, 0x80, 0x22], [0x22, 0xF0, 0x9F, 0x8E, 0x22], [0xFF],
        [0x5B, 0xE9, 0x5D], [0x31, 0x80], [0xEF, 0xBB], [0xFE, 0xFF, 0x00, 0x31], [0xFF, 0xFE, 0x31, 0x00],
        [0x31, 0x00],
        [0x22, 0xF8, 0x88, 0x80, 0x80, 0x80, 0x22],
    ]

    /// Where Python is laxer: its strings hold halves of surrogate pairs, its numbers become infinite, and its names
    /// are told apart by their scalars, while strings in Swift that look the same are the same.
    private static let disputed = [
        #"["\ud800"]"#, #"["\udc00"]"#, #"["\udc00\ud800"]"#, #"["\ud800\u0041"]"#, #"["\ud800\ud800\udc00"]"#,
        #"["\ud800a"]"#,
        "[1e1000001]", "[-1e99999999999999999999]", "[1e-1000001]", "{\"\u{E9}\":1,\"e\u{301}\":2}",
    ].map { JSONConformanceCase(Array($0.utf8), isValid: false, inPython: true) }
}
