/// Why a text is no pattern of paths.
struct GlobError: Error, Hashable, Sendable {
    /// What is wrong, as a sentence without its full stop.
    let problem: String

    init(_ problem: String) { self.problem = problem }
}
