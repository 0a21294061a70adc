/// Something that is wrong with a setting of a stage, found by the stage itself.
public struct SettingIssue: Hashable, Sendable {
    /// The setting, from the stage's object down: `["video", "codec"]`; empty for the stage as a whole.
    public let path: [String]
    /// What is wrong, as a sentence without its full stop.
    public let problem: String
    /// A word that would do, if there is one.
    public let suggestion: String?

    /// Makes an issue.
    public init(_ path: [String], _ problem: String, suggestion: String? = nil) {
        self.path = path
        self.problem = problem
        self.suggestion = suggestion
    }
}
