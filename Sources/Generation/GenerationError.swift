/// Why a generation could not be had.
public struct GenerationError: Error, Sendable {
    /// The reason, coarse enough to branch on.
    public enum Reason: String, Hashable, Sendable, CaseIterable {
        /// The request is wrong. Nothing was bought.
        case invalid
        /// The key was refused.
        case unauthorised
        /// The account has too little credit.
        case outOfCredit
        /// The server has too much to do and took nothing. Later it may.
        case rateLimited
        /// Prompt, input or result was found unsafe.
        case refusedBySafety
        /// The render failed.
        case failed
        /// The render goes on. Not a failure: running again picks it up.
        case stillRendering
        /// It isn't known whether a task was bought, and only a person can decide.
        case needsDecision
        /// The server couldn't be reached or understood. Running again is safe.
        case unreachable
        /// The ledger couldn't be read or written.
        case ledger
        /// The task was cancelled. What was bought is in the ledger.
        case cancelled
    }

    /// The reason, coarse enough to branch on.
    public let reason: Reason
    /// What went wrong and what to do about it, naming the model and, once there is one, the generation's task.
    public let message: String
    /// The error underneath, if there is one.
    public let cause: (any Error)?

    /// Makes an error.
    public init(_ reason: Reason, _ message: String, cause: (any Error)? = nil) {
        self.reason = reason
        self.message = message
        self.cause = cause
    }
}

extension GenerationError: CustomStringConvertible {
    /// The message.
    public var description: String { message }
}
