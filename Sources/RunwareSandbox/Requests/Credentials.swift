/// Which keys are accepted.
struct Credentials: Sendable {
    /// The only key that is; `nil` stands for any that isn't empty.
    let accepted: String?

    /// Checks the key of a request: that of its `Authorization` header, or else that of its authentication task.
    ///
    /// - Throws: ``RefusedRequest`` with 401 if there is none or another.
    func check(authorization: String?, task apiKey: String?) throws(RefusedRequest) {
        guard let key = authorization.map(Self.bearer) ?? apiKey, isAccepted(key) else {
            throw RefusedRequest(401, [.invalidAPIKey])
        }
    }

    private func isAccepted(_ key: String) -> Bool {
        guard let accepted else { return !key.isEmpty }
        return key == accepted
    }

    private static func bearer(_ header: String) -> String {
        guard header.lowercased().hasPrefix("bearer ") else { return "" }
        return String(header.dropFirst(7).drop { $0 == " " })
    }
}
