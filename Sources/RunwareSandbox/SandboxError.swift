/// Why a sandbox could not be started.
public struct SandboxError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The reason, coarse enough to branch on.
    public enum Reason: Hashable, Sendable {
        /// The folder could not be made, read or written.
        case folder
        /// The port could not be listened on.
        case port
    }

    /// The reason, coarse enough to branch on.
    public let reason: Reason
    /// What went wrong, for the person who started it.
    public let description: String

    init(_ reason: Reason, _ description: String) {
        self.reason = reason
        self.description = description
    }
}
