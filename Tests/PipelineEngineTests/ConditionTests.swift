import JSON
import PipelineEngine
import Testing

@Suite("Condition")
struct ConditionTests {
    /// Conditions, and whether they hold for ``ConditionLab/clip``.
    static let values: [(String, Bool)] = [
        ("draft", true), ("probe.has-audio", false), ("true", true), ("false", false), ("not draft", false),
        ("probe.duration >= 2.04", true), ("probe.duration > 2.04", false), ("probe.duration <= 2.040", true),
        ("probe.duration < 204e-2", false), ("probe.duration == 2.04", true), ("probe.duration != 2.04", false),
        ("probe.duration > 2.03999999999999999999", true), ("3 > probe.duration", true),
        ("probe.duration > -5", true), ("-0 == 0", true), ("-3 < -2.5", true), ("-1e3 < 1e-3", true),
        ("1e400 < 2e400", true), ("0.1 < 0.10000000000000000001", true), ("9007199254740993 > 9007199254740992", true),
        ("item.name == 'it''s'", true), ("item.name < 'its'", true), ("'' < 'a'", true), ("'a' < 'B'", false),
        ("'é' == 'e\u{301}'", true), ("'' == ''''", false), ("'''' == ''''", true),
        ("item.name in ['its', 'it''s']", true), ("item.index in [1, 7.0]", true), ("item.index in [1]", false),
        ("draft == true", true), ("draft != probe.has-audio", true), ("probe.has-audio in [false]", true),
        ("probe.video.width>item.index", true), ("item.index\t==\n7", true),
        ("probe.duration >= 3 and not probe.audio.codec == 'opus'", false),
        ("probe.duration >= 2 and not probe.audio.codec == 'opus'", true),
    ]

    @Test("has a value for the facts of a clip", arguments: values)
    func value(text: String, expected: Bool) throws {
        #expect(try ConditionLab.condition(text).evaluate { ConditionLab.clip[$0] } == expected)
    }

    /// Conditions on sound that isn't there and a quality that is `null`.
    static let absent: [(String, Bool)] = [
        ("exists probe.audio.codec", false), ("not exists probe.audio.codec", true), ("exists probe.duration", true),
        ("exists matrix.crf", false), ("probe.audio.codec == 'opus'", false), ("probe.audio.codec != 'opus'", false),
        ("not probe.audio.codec == 'opus'", true), ("not probe.audio.codec != 'opus'", true),
        ("probe.audio.codec in ['opus']", false), ("probe.audio.codec == probe.audio.codec", false),
        ("matrix.crf < 1", false), ("matrix.crf >= 1", false), ("not matrix.crf < 1", true),
    ]

    @Test("every comparison with a fact that isn't there is false, and its contrary true", arguments: absent)
    func absence(text: String, expected: Bool) throws {
        #expect(try ConditionLab.condition(text).evaluate { ConditionLab.clip[$0] } == expected)
    }

    @Test(
        "a fact of another type than declared is there, and every comparison with it is false",
        arguments: ["2.04", ["a"], [:], true] as [JSONValue])
    func otherType(fact: JSONValue) throws {
        #expect(try ConditionLab.condition("exists probe.duration").evaluate { _ in fact })
        for sign in ["==", "!=", "<", "<=", ">", ">="] {
            #expect(try !ConditionLab.condition("probe.duration \(sign) 2.04").evaluate { _ in fact }, "\(sign)")
        }
        #expect(try !ConditionLab.condition("probe.duration in [2.04]").evaluate { _ in fact })
        #expect(try !ConditionLab.condition("draft").evaluate { _ in "true" })
    }

    @Test("'not' binds closer than 'and', and 'and' closer than 'or', for all truth values", arguments: 0..<8)
    func precedence(bits: Int) throws {
        let (a, b, c) = (bits & 1 != 0, bits & 2 != 0, bits & 4 != 0)
        let expected: [String: Bool] = [
            "A or B and C": a || (b && c), "A and B or C": (a && b) || c, "not A and B": !a && b,
            "not A or B": !a || b, "(A or B) and C": (a || b) && c, "not (A and B or C)": !((a && b) || c),
            "not not A": a, "not A == true and B": a != true && b, "A or B or not C and A": a || b || (!c && a),
        ]
        let vocabulary = ConditionVocabulary(
            Dictionary(uniqueKeysWithValues: "ABC".map { (String($0), FactDeclaration(.boolean, when: .running, "")) }))
        for (text, value) in expected {
            let condition = try Condition(parsing: text, vocabulary: vocabulary)
            #expect(condition.evaluate { ["A": .bool(a), "B": .bool(b), "C": .bool(c)][$0] } == value, "\(text)")
        }
    }

    @Test("knows its names, and whether they are all known when planning")
    func names() throws {
        let planned = try ConditionLab.condition(
            "item.index > 2 and (exists item.name or not matrix.crf in [1]) or draft")
        #expect(planned.names == ["item.index", "item.name", "matrix.crf", "draft"])
        #expect(planned.isDecidedWhenPlanning(ConditionLab.vocabulary))
        let running = try ConditionLab.condition("item.index < probe.duration")
        #expect(running.names == ["item.index", "probe.duration"])
        #expect(!running.isDecidedWhenPlanning(ConditionLab.vocabulary))
        #expect(try ConditionLab.condition("true").isDecidedWhenPlanning(ConditionVocabulary()))
    }
}
