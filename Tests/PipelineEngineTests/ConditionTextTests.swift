import JSON
import PipelineEngine
import Testing

@Suite("Words of a condition")
struct ConditionTextTests {
    /// Texts, and the canonical form of each.
    static let forms: [(String, String)] = [
        ("probe.duration>=3.0", "probe.duration >= 3"), ("((draft))", "draft"), ("not(draft)", "not draft"),
        ("draft and (draft and draft)", "draft and draft and draft"),
        ("(draft and draft) or draft", "draft and draft or draft"),
        ("(draft or draft) and draft", "(draft or draft) and draft"),
        ("not (draft and draft)", "not (draft and draft)"), ("not (not draft)", "not not draft"),
        ("item.name in [ 'a','it''s' ]", "item.name in ['a', 'it''s']"), ("item.index == 1e2", "item.index == 100"),
        ("not (item.index == 1)", "not item.index == 1"), ("exists   item.name", "exists item.name"),
    ]

    @Test("has one canonical form, however it is written", arguments: forms)
    func canonical(text: String, form: String) throws {
        let condition = try ConditionLab.condition(text)
        #expect(condition.description == form)
        #expect(try ConditionLab.condition(form) == condition)
    }

    /// Conditions that don't hold for ``ConditionLab/clip``, and why.
    static let reasons: [(String, String)] = [
        ("probe.duration >= 3", "probe.duration is 2.04, not >= 3"),
        ("3 <= probe.duration", "probe.duration is 2.04, not >= 3"),
        ("probe.audio.codec == 'opus'", "probe.audio.codec isn't there"),
        ("exists matrix.crf", "matrix.crf isn't there"), ("probe.has-audio", "probe.has-audio is false"),
        ("item.name == 'x'", "item.name is 'it''s', not 'x'"), ("item.index != 7", "item.index is 7"),
        ("item.index in [1, 2]", "item.index is 7, not one of 1, 2"),
        ("probe.duration > item.index", "probe.duration is 2.04 and item.index is 7"),
        ("false", "false never holds"), ("2 < 1", "2 < 1 never holds"), ("'a' in ['b']", "'a' in ['b'] never holds"),
        ("draft and item.index > 8 and probe.has-audio", "item.index is 7, not > 8"),
        ("item.index > 8 or probe.has-audio", "item.index is 7, not > 8, and probe.has-audio is false"),
        ("probe.audio.codec == 'a' or probe.audio.codec == 'b'", "probe.audio.codec isn't there"),
        ("not item.index <= 8", "item.index is 7, which is <= 8"), ("not item.index == 7", "item.index is 7"),
        ("not item.index != 8", "item.index is 7, not 8"), ("not exists draft", "draft is there"),
        ("not item.index in [7, 8]", "item.index is 7, one of 7, 8"),
        ("not (draft or probe.has-audio)", "draft is true"),
        ("not (draft and item.index > 1)", "draft is true, and item.index is 7, which is > 1"),
        ("not not probe.has-audio", "probe.has-audio is false"), ("not true", "true always holds"),
    ]

    @Test("says what keeps it from holding", arguments: reasons)
    func reason(text: String, expected: String) throws {
        let condition = try ConditionLab.condition(text)
        #expect(!condition.evaluate { ConditionLab.clip[$0] })
        #expect(condition.reasonFalse { ConditionLab.clip[$0] } == expected)
    }

    @Test("a fact of another type is told as such, and of a long string only the beginning")
    func oddFacts() throws {
        let condition = try ConditionLab.condition("item.name != 'x'")
        #expect(condition.reasonFalse { _ in 5 } == "item.name is 5, not a string")
        #expect(condition.reasonFalse { _ in ["a"] } == "item.name is an array, not a string")
        let long = String(repeating: "a", count: 61)
        #expect(condition.reasonFalse { _ in .string(long) } == "item.name is '\(long.dropLast())…', not 'x'")
    }
}
