/// What is wrong with a file of rows.
public struct InvalidRows: Error, Hashable, Sendable, CustomStringConvertible {
    /// How many issues are kept; the others are only counted.
    public static let shown = 50

    /// The file's name as the user gave it.
    public let file: String
    /// What is wrong, in the order of the file: the first ``shown`` that were found.
    public private(set) var issues: [RowIssue] = []
    /// How many issues there are in all.
    public private(set) var count = 0

    /// Makes an error without issues, for a file about which they are collected.
    init(file: String) { self.file = file }

    /// Makes an error of one issue with the file as such.
    init(file: String, _ problem: String) {
        self.init(file: file)
        append(RowIssue(problem, at: nil))
    }

    /// Takes an issue.
    mutating func append(_ issue: RowIssue) {
        count += 1
        guard issues.count < Self.shown else { return }
        let place = issue.position.map { position in issues.lastIndex { $0.position ?? position <= position } } ?? nil
        issues.insert(issue, at: place.map { $0 + 1 } ?? 0)
    }

    /// A line for each issue, `file:line:column: sentence`, and one that counts those not shown.
    public var description: String {
        var lines = issues.map { issue in
            let place = issue.position.map { ":\($0.line):\($0.column)" } ?? ""
            return "\(file)\(place): \(issue.problem)"
        }
        if count > issues.count { lines.append("\(file): and \(count - issues.count) more") }
        return lines.joined(separator: "\n")
    }
}
