public import JSON

/// One thing that is wrong with a pipeline file.
public struct PipelineIssue: Hashable, Sendable {
    /// Where it is in the text.
    public let position: JSONPosition
    /// Where it is in the tree, as a JSON pointer (RFC 6901) such as `/stages/poster/widths/0`.
    public let pointer: String
    /// What is wrong.
    public let problem: String
    /// A known name close to the one written, if there is one.
    public let suggestion: String?

    /// Makes an issue.
    public init(_ problem: String, pointer: String, at position: JSONPosition, suggestion: String? = nil) {
        self.problem = problem
        self.pointer = pointer
        self.position = position
        self.suggestion = suggestion
    }

    /// What is wrong, and what was perhaps meant.
    public var sentence: String { problem + (suggestion.map { "; did you mean '\($0)'?" } ?? "") }
}

/// Everything that is wrong with a pipeline file.
public struct InvalidPipeline: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file's name as the user gave it.
    public let file: String
    /// What is wrong, in the order of the text; never empty.
    public let issues: [PipelineIssue]

    /// Makes an error of issues in any order; what is said twice of one place is kept once.
    public init(file: String, issues: [PipelineIssue]) {
        self.file = file
        var seen: Set<PipelineIssue> = []
        self.issues = issues.sorted { ($0.position, $0.problem, $0.pointer) < ($1.position, $1.problem, $1.pointer) }
            .filter { seen.insert(PipelineIssue($0.problem, pointer: "", at: $0.position)).inserted }
    }

    /// A line for each issue: `file:line:column: sentence [pointer]`.
    public var description: String {
        issues.map { issue in
            let place = "\(file):\(issue.position.line):\(issue.position.column)"
            return "\(place): \(issue.sentence)" + (issue.pointer.isEmpty ? "" : " [\(issue.pointer)]")
        }
        .joined(separator: "\n")
    }
}
