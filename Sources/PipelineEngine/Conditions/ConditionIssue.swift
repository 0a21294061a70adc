/// One thing that is wrong with the text of a condition.
public struct ConditionIssue: Error, Hashable, Sendable {
    /// What is wrong.
    public let problem: String
    /// How many Unicode scalars of the text come before the place.
    public let offset: Int
    /// How many Unicode scalars the place covers; 0 if something is missing at the end of the text.
    public let length: Int
    /// The word that was perhaps meant, if there is one.
    public let suggestion: String?

    init(_ problem: String, at span: Range<Int>, suggestion: String? = nil) {
        self.problem = problem
        offset = span.lowerBound
        length = span.count
        self.suggestion = suggestion
    }

    /// What is wrong, and what was perhaps meant.
    public var sentence: String { problem + (suggestion.map { "; did you mean '\($0)'?" } ?? "") }
}

/// Everything that is wrong with the text of a condition.
public struct ConditionIssues: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, in the order of the text; never empty.
    public let issues: [ConditionIssue]

    init(_ issues: [ConditionIssue]) {
        self.issues = issues.sorted { ($0.offset, $0.problem) < ($1.offset, $1.problem) }
    }

    /// A line for each issue: `column: sentence`.
    public var description: String { issues.map { "\($0.offset + 1): \($0.sentence)" }.joined(separator: "\n") }
}
