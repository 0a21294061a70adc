import Testing

@testable import PipelineEngine

@Suite("Any condition")
struct ConditionRandomTests {
    @Test("is read from its canonical form as it was", arguments: 0..<20)
    func roundTrip(seed: UInt64) throws {
        var random = RandomCondition(seed: seed)
        for _ in 0..<100 {
            let condition = Condition(random.node(depth: 4))
            let read = try ConditionLab.condition(condition.description)
            #expect(read == condition, "\(condition)")
            #expect(read.description == condition.description)
        }
    }

    @Test("is worth what Python says it is worth")
    func python() throws {
        var random = RandomCondition(seed: 2026)
        let cases = (0..<4_000).map { index in (node: random.node(depth: index % 5), facts: random.facts()) }
        let answers = try PythonJudge.values(cases)
        #expect(answers.count == cases.count)
        for ((node, facts), answer) in zip(cases, answers) {
            #expect(node.holds { facts[$0] } == (answer == "True"), "\(node.text) for \(facts)")
        }
        #expect(answers.count { $0 == "True" } > 1_000)
        #expect(answers.count { $0 == "False" } > 1_000)
    }

    @Test("says why it holds or not, whatever facts are missing", arguments: 0..<10)
    func reasons(seed: UInt64) {
        var random = RandomCondition(seed: seed)
        for _ in 0..<100 {
            let condition = Condition(random.node(depth: 4))
            let facts = random.facts().filter { _ in random.pick([true, true, false]) }
            #expect(!condition.reasonFalse { facts[$0] }.isEmpty, "\(condition)")
        }
    }

    /// What the language is made of, and what it isn't.
    private static let words = [
        "and", "or", "not", "in", "exists", "(", ")", "[", "]", ",", "==", "!=", "<", ">=", "true", "draft",
        "item.name",
        "item.index", "quux", "'a'", "''", "'", "7", "-1", "1e", "=", "&&", "\"", "AND", "is", "null", "$", "${", ".",
        "-",
        "é", "\u{301}", "\u{0}", "😀", "\n", " ", "'it''s'",
    ]

    @Test("or any heap of words is a condition or gets issues with a place in it", arguments: 0..<20)
    func garbage(seed: UInt64) throws {
        var random = RandomCondition(seed: seed)
        for _ in 0..<500 {
            let separator = random.pick(["", " "])
            let words = (0..<random.pick(Array(1...12))).map { _ in random.pick(Self.words) }
            expectReadable(words.joined(separator: separator))
        }
    }

    @Test("with a few scalars changed is a condition or gets issues with a place in it", arguments: 0..<20)
    func damaged(seed: UInt64) {
        var random = RandomCondition(seed: seed)
        for _ in 0..<100 {
            var scalars = Array(Condition(random.node(depth: 3)).description.unicodeScalars)
            for _ in 0..<3 {
                let place = random.pick(Array(scalars.indices))
                let other = UnicodeScalar(UInt32.random(in: 0...0x2FF, using: &random.random)) ?? " "
                scalars[place] = random.pick([other, random.pick(scalars)])
            }
            expectReadable(String(String.UnicodeScalarView(scalars)))
        }
    }

    private func expectReadable(_ text: String) {
        do throws(ConditionIssues) {
            let condition = try Condition(parsing: text, vocabulary: ConditionLab.vocabulary)
            let again = try? ConditionLab.condition(condition.description)
            #expect(again == condition, "\(text)")
        } catch {
            #expect(!error.issues.isEmpty)
            for issue in error.issues {
                #expect(issue.offset >= 0 && issue.length >= 0 && !issue.problem.isEmpty, "\(text)")
                #expect(issue.offset + issue.length <= text.unicodeScalars.count, "\(text)")
            }
        }
    }
}
