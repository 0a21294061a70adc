import JSON
import PipelineEngine
import Testing

@Suite("Limits of a condition")
struct ConditionLimitTests {
    @Test("parentheses and 'not' are nested 64 deep and no deeper", arguments: ["(", "not ", "not("])
    func depth(opening: String) throws {
        let deepens = opening == "not(" ? 2 : 1
        let closing = opening.hasSuffix("(") ? ")" : ""
        func nested(_ count: Int) -> String {
            String(repeating: opening, count: count) + "draft" + String(repeating: closing, count: count)
        }
        let condition = try ConditionLab.condition(nested(64 / deepens))
        #expect(condition.evaluate { _ in true })
        #expect(try ConditionLab.condition(condition.description) == condition)
        let issue = try #require(ConditionLab.issues(nested(64 / deepens + 1)).first)
        #expect(issue.sentence == "a condition is nested at most 64 deep")
        #expect(issue.offset == opening.count * 64 / deepens)
    }

    @Test("a text has 4,096 characters and no more, whatever they are")
    func length() throws {
        let longest = "draft" + String(repeating: " ", count: 4_091)
        #expect(ConditionLab.issues(longest) == [])
        let issue = try #require(ConditionLab.issues(longest + "  ").first)
        #expect(issue.sentence == "a condition has at most 4096 characters, not 4098")
        #expect(issue.offset == 4_096)
        #expect(issue.length == 2)
        #expect(Condition.longestText == 4_096)
    }

    @Test("a text at the limit is read to its end", arguments: [" and ", " or "])
    func manyParts(connective: String) throws {
        let parts = Array(repeating: "draft", count: 4_096 / (5 + connective.count))
        let condition = try ConditionLab.condition(parts.joined(separator: connective))
        #expect(condition.evaluate { _ in true })
        #expect(condition.reasonFalse { _ in false } == "draft is false")
        #expect(condition.description == parts.joined(separator: connective))
    }

    @Test(
        "a text far too long, of nothing but brackets, words or quotes, is refused",
        arguments: ["(", "not ", "'", "a.", "1", "-"])
    func farTooLong(unit: String) {
        for count in [4_096 / unit.count, 1_000_000] {
            #expect(ConditionLab.issues(String(repeating: unit, count: count)).isEmpty == false)
        }
    }
}
