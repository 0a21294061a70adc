/// Something in a request that the model would refuse.
public struct GenerationIssue: Hashable, Sendable {
    /// The parameter, with a dot between the names of nested ones: `inputs.frameImages`.
    public let parameter: String
    /// What is wrong, as a sentence without its full stop that goes on from the parameter's name.
    public let problem: String
    /// The values, or for an unknown parameter the names, that are allowed; empty if they can't be listed.
    public let allowed: [String]

    /// Makes an issue.
    public init(_ parameter: String, _ problem: String, allowed: [String] = []) {
        self.parameter = parameter
        self.problem = problem
        self.allowed = allowed
    }
}

extension GenerationIssue: CustomStringConvertible {
    /// `parameter problem (allowed: …)`.
    public var description: String {
        "\(parameter) \(problem)" + (allowed.isEmpty ? "" : " (allowed: \(allowed.joined(separator: ", ")))")
    }
}
