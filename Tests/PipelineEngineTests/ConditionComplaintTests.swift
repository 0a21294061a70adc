import PipelineEngine
import Testing

@Suite("Complaints about a condition")
struct ConditionComplaintTests {
    @Test("a misspelt name is told with its place, its length and the nearest name")
    func parts() throws {
        let issues = ConditionLab.issues("draft and probe.duraton > 3")
        #expect(issues.map(\.problem) == ["no fact is called 'probe.duraton'"])
        #expect(issues.map(\.offset) == [10])
        #expect(issues.map(\.length) == [13])
        #expect(issues.map(\.suggestion) == ["probe.duration"])
        #expect(issues.map(\.sentence) == ["no fact is called 'probe.duraton'; did you mean 'probe.duration'?"])
    }

    @Test("what was wrong before a syntax error is told with it, in the order of the text")
    func together() {
        #expect(
            ConditionLab.complaint("quux == 1 and item.name and item.index > 'x' && draft") == """
                1: no fact is called 'quux'; a string stands in single quotes
                15: item.name is a string and no condition unless it is compared
                29: item.index is a number and 'x' is a string; they can't be compared
                46: conditions have no '&&'; did you mean 'and'?
                """)
    }

    @Test("long words are told by their beginning")
    func long() {
        let word = String(repeating: "a", count: 1_000)
        #expect(
            ConditionLab.issues(word + " < 1").map(\.problem) == [
                "no fact is called '\(word.prefix(40))'; a string stands in single quotes"
            ])
        #expect(ConditionLab.issues("7" + word).map(\.problem) == ["'7\(word.prefix(39))' is not a JSON number"])
    }
}
