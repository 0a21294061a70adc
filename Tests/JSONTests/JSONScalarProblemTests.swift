import JSON
import Testing

@Suite("Problems in JSON words and numbers")
struct JSONScalarProblemTests {
    static let texts = [
        // Words.
        Broken(
            "[True, TRUE, None, nil, undefined]",
            [
                "1:2: 'True' is not a JSON value; did you mean 'true'?",
                "1:8: 'TRUE' is not a JSON value; did you mean 'true'?",
                "1:14: 'None' is not a JSON value; did you mean 'null'?",
                "1:20: 'nil' is not a JSON value; did you mean 'null'?",
                "1:25: 'undefined' is not a JSON value; did you mean 'null'?",
            ], leaves: "[true,true,null,null,null]"),
        Broken(
            "[nul, flase, treu, tru, truue, falsee, nulll]",
            [
                "1:2: 'nul' is not a JSON value; did you mean 'null'?",
                "1:7: 'flase' is not a JSON value; did you mean 'false'?",
                "1:14: 'treu' is not a JSON value; did you mean 'true'?",
                "1:20: 'tru' is not a JSON value; did you mean 'true'?",
                "1:25: 'truue' is not a JSON value; did you mean 'true'?",
                "1:32: 'falsee' is not a JSON value; did you mean 'false'?",
                "1:40: 'nulll' is not a JSON value; did you mean 'null'?",
            ], leaves: "[null,false,true,true,true,false,null]"),
        Broken(
            "[yes, no, on, off]",
            [
                "1:2: 'yes' is not a JSON value; did you mean 'true'?",
                "1:7: 'no' is not a JSON value; did you mean 'false'?",
                "1:11: 'on' is not a JSON value; did you mean 'true'?",
                "1:15: 'off' is not a JSON value; did you mean 'false'?",
            ], leaves: "[true,false,true,false]"),
        Broken(
            "[hello, x264, a-b.c, größe]",
            [
                "1:2: 'hello' is not a JSON value; strings need double quotes",
                "1:9: 'x264' is not a JSON value; strings need double quotes",
                "1:15: 'a-b.c' is not a JSON value; strings need double quotes",
                "1:22: 'größe' is not a JSON value; strings need double quotes",
            ], leaves: #"["hello","x264","a-b.c","größe"]"#),
        Broken(
            #"{"a": hello, "b": 1}"#, ["1:7: 'hello' is not a JSON value; strings need double quotes"],
            leaves: #"{"a":"hello","b":1}"#),
        Broken(
            "[truefalse, true1]",
            [
                "1:2: 'truefalse' is not a JSON value; strings need double quotes",
                "1:13: 'true1' is not a JSON value; did you mean 'true'?",
            ], leaves: #"["truefalse",true]"#),
        // Numbers.
        Broken(
            "[01, -01, 00, 0001.5]",
            [
                "1:2: '01' is not a JSON number: it begins with a needless 0; did you mean '1'?",
                "1:6: '-01' is not a JSON number: it begins with a needless 0; did you mean '-1'?",
                "1:11: '00' is not a JSON number: it begins with a needless 0; did you mean '0'?",
                "1:15: '0001.5' is not a JSON number: it begins with a needless 0; did you mean '1.5'?",
            ], leaves: "[1,-1,0,1.5]"),
        Broken(
            "[+1, +0.5, +]",
            [
                "1:2: '+1' is not a JSON number: only '-' is written as a sign; did you mean '1'?",
                "1:6: '+0.5' is not a JSON number: only '-' is written as a sign; did you mean '0.5'?",
                "1:12: '+' is not a JSON number",
            ], leaves: #"[1,0.5,"+"]"#),
        Broken(
            "[.5, -.5, .]",
            [
                "1:2: '.5' is not a JSON number: a digit has to stand before the '.'; did you mean '0.5'?",
                "1:6: '-.5' is not a JSON number: a digit has to stand before the '.'; did you mean '-0.5'?",
                "1:11: '.' is not a JSON number",
            ], leaves: #"[0.5,-0.5,"."]"#),
        Broken(
            "[1., -1.e3]",
            [
                "1:2: '1.' is not a JSON number: a digit has to follow the '.'; did you mean '1'?",
                "1:6: '-1.e3' is not a JSON number: a digit has to follow the '.'; did you mean '-1e3'?",
            ], leaves: "[1,-1e3]"),
        Broken(
            "[1e, 1e+, 1E-]",
            [
                "1:2: '1e' is not a JSON number: digits have to follow the 'e'; did you mean '1'?",
                "1:6: '1e+' is not a JSON number: digits have to follow the 'e'; did you mean '1'?",
                "1:11: '1E-' is not a JSON number: digits have to follow the 'e'; did you mean '1'?",
            ], leaves: "[1,1,1]"),
        Broken(
            "[1e1000001, 1e99999999999999999999, 1e1000000]",
            [
                "1:2: '1e1000001' has an exponent beyond 1000000",
                "1:13: '1e99999999999999999999' has an exponent beyond 1000000",
            ], leaves: "[0,0,1e1000000]"),
        Broken(
            "[0x10, 0XfF, -0x1, 0x]",
            [
                "1:2: '0x10' is hexadecimal; JSON numbers are decimal; did you mean '16'?",
                "1:8: '0XfF' is hexadecimal; JSON numbers are decimal; did you mean '255'?",
                "1:14: '-0x1' is hexadecimal; JSON numbers are decimal; did you mean '-1'?",
                "1:20: '0x' is not a JSON number; strings need double quotes",
            ], leaves: #"[16,255,-1,"0x"]"#),
        Broken(
            "[1_000, 1_0.5]",
            [
                "1:2: '1_000' is not a JSON number: digits follow one another without '_'; did you mean '1000'?",
                "1:9: '1_0.5' is not a JSON number: digits follow one another without '_'; did you mean '10.5'?",
            ], leaves: "[1000,10.5]"),
        Broken(
            "[--1, 1-2, 1.2.3, -]",
            [
                "1:2: '--1' is not a JSON number", "1:7: '1-2' is not a JSON number",
                "1:12: '1.2.3' is not a JSON number", "1:19: '-' is not a JSON number",
            ], leaves: #"["--1","1-2","1.2.3","-"]"#),
        Broken(
            "[12px, -0.5s, 80%, 1080p, 2026-01-02]",
            [
                "1:2: '12px' is not a JSON number: leave the unit out; did you mean '12'?",
                "1:8: '-0.5s' is not a JSON number: leave the unit out; did you mean '-0.5'?",
                "1:15: '80%' is not a JSON number: leave the unit out; did you mean '80'?",
                "1:20: '1080p' is not a JSON number: leave the unit out; did you mean '1080'?",
                "1:27: '2026-01-02' is not a JSON number",
            ], leaves: #"[12,-0.5,80,1080,"2026-01-02"]"#),
        Broken(
            "[128k, 3Mbit, 500ms, 16x9, 007s]",
            [
                "1:2: '128k' is not a JSON number: it has to be written in full; did you mean '128000'?",
                "1:8: '3Mbit' is not a JSON number: it has to be written in full, and without a unit",
                "1:15: '500ms' is not a JSON number: it has to be written in full, and without a unit",
                "1:22: '16x9' is not a JSON number; strings need double quotes",
                "1:28: '007s' is not a JSON number; strings need double quotes",
            ], leaves: #"[128000,null,null,"16x9","007s"]"#),
        Broken(
            "[NaN, Infinity, -Infinity, +nan]",
            [
                "1:2: JSON has no 'NaN'; write a number, or null",
                "1:7: JSON has no 'Infinity'; write a number, or null",
                "1:17: JSON has no '-Infinity'; write a number, or null",
                "1:28: JSON has no '+nan'; write a number, or null",
            ], leaves: "[null,null,null,null]"),
    ]

    @Test("what isn't JSON's way to write a value is said with what was meant", arguments: texts)
    func problems(_ broken: Broken) {
        #expect(broken.asRead == broken)
        #expect(throws: JSONSyntaxError.self) { try JSONReader.read(broken.text) }
    }
}
