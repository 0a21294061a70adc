/// Something that is wrong with a setting of a stage.
public struct SettingIssue: Hashable, Sendable {
    /// The setting as a path within the stage, such as `["video", "codec"]`.
    ///
    /// A setting that isn't written stands for the nearest one around it that is, at last the stage itself.
    public let path: [String]
    /// What is wrong.
    public let problem: String
    /// A known name close to the one written, if there is one.
    public let suggestion: String?

    /// Makes an issue.
    public init(_ path: [String], _ problem: String, suggestion: String? = nil) {
        self.path = path
        self.problem = problem
        self.suggestion = suggestion
    }
}
