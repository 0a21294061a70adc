public import JSON

/// One thing that is wrong with a pipeline file.
public struct PipelineIssue: Hashable, Sendable {
    /// Where it is in the text.
    public let position: JSONPosition
    /// Where it ends in the text, if that is known.
    public let end: JSONPosition?
    /// Where it is in the tree, as a JSON pointer (RFC 6901) such as `/stages/poster/widths/0`.
    public let pointer: String
    /// What is wrong, in the file's own words.
    public let problem: String
    /// A known name close to the one written, if there is one.
    public let suggestion: String?

    /// Makes an issue.
    public init(
        _ problem: String, pointer: String, at position: JSONPosition, to end: JSONPosition? = nil,
        suggestion: String? = nil
    ) {
        self.problem = problem
        self.pointer = pointer
        self.position = position
        self.end = end
        self.suggestion = suggestion
    }

    /// Makes an issue of what is wrong with the text itself.
    init(_ error: JSONSyntaxError) {
        self.init(error.problem, pointer: "", at: error.position, to: error.end, suggestion: error.suggestion)
    }

    /// What is wrong, and what was perhaps meant; fit for a terminal, whatever the file says.
    public var sentence: String {
        TerminalText.shown(problem + (suggestion.map { "; did you mean '\($0)'?" } ?? ""))
    }
}

/// Everything that is wrong with a pipeline file.
public struct InvalidPipeline: Error, Sendable, CustomStringConvertible {
    /// The file's name as the user gave it.
    public let file: String
    /// What is wrong, in the order of the text; never empty.
    public let issues: [PipelineIssue]
    /// The file's bytes, to show the places in; empty if they aren't known.
    public let text: [UInt8]

    /// Makes an error of issues in any order; what is said twice of one place is kept once.
    public init(file: String, issues: [PipelineIssue], text: [UInt8] = []) {
        self.file = file
        var seen: Set<PipelineIssue> = []
        self.issues = issues.sorted { ($0.position, $0.problem, $0.pointer) < ($1.position, $1.problem, $1.pointer) }
            .filter { seen.insert(PipelineIssue($0.problem, pointer: "", at: $0.position)).inserted }
        self.text = text
    }

    /// How many issues are shown in full.
    public static let shown = 50

    /// For each issue the line `file:line:column: sentence [pointer]` and, if the text is known, its place in it; of more
    /// than ``shown`` a last line that counts the others.
    public var description: String {
        let rest = issues.count > Self.shown ? ["… and \(issues.count - Self.shown) more"] : []
        return (issues.prefix(Self.shown).map(describe) + rest).joined(separator: "\n")
    }

    private func describe(_ issue: PipelineIssue) -> String {
        let place = "\(file):\(issue.position.line):\(issue.position.column)"
        let line = "\(place): \(issue.sentence)" + (issue.pointer.isEmpty ? "" : " [\(issue.pointer)]")
        guard !text.isEmpty else { return TerminalText.shown(line) }
        return TerminalText.shown(line) + "\n"
            + SourceExcerpt(of: issue.position, to: issue.end, in: text).description
    }
}

extension InvalidPipeline: Hashable {
    /// Whether the same is wrong with files of the same name; the texts, which only illustrate it, aren't compared.
    public static func == (left: InvalidPipeline, right: InvalidPipeline) -> Bool {
        left.file == right.file && left.issues == right.issues
    }

    /// Hashes the file's name and the issues.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(file)
        hasher.combine(issues)
    }
}
