/// Why a task or a whole request is turned down: what to answer, all of it.
struct RefusedRequest: Error, Hashable, Sendable {
    /// The HTTP status.
    let status: Int
    /// Everything that is wrong.
    let errors: [APIError]

    init(_ status: Int, _ errors: [APIError]) {
        self.status = status
        self.errors = errors
    }
}
