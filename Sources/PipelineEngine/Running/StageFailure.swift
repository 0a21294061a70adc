/// Why a job could not be done.
public struct StageFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The reason, coarse enough to branch on.
    public enum Reason: String, Hashable, Sendable, CaseIterable {
        /// What the job read can't be used: damaged, of a wrong kind, or without what the stage needs.
        case unusableInput
        /// The media are not what the pipeline expects them to be.
        case expectation
        /// What was made didn't stand up to being checked.
        case damagedOutput
        /// The process that did the work crashed, or went beyond a limit.
        case crashed
        /// The provider refused or failed.
        case provider
        /// Another machine could not be reached, or had too much to do; trying again may help.
        case unreachable
        /// The provider is still at work; the same run goes on with it later.
        case unfinished
        /// The budget or the provider's credit is used up.
        case outOfBudget
        /// A file, folder or disk could not be used.
        case storage
        /// The run was cancelled.
        case cancelled
        /// A defect of this program.
        case defect
    }

    /// The reason, coarse enough to branch on.
    public let reason: Reason
    /// What went wrong and what to do about it, for the person running the pipeline.
    public let message: String
    /// What a library below said, if that helps.
    public let detail: String?

    /// Makes a failure.
    public init(_ reason: Reason, _ message: String, detail: String? = nil) {
        self.reason = reason
        self.message = message
        self.detail = detail
    }

    /// The message, and below it what a library said.
    public var description: String { message + (detail.map { "\n  └ \($0)" } ?? "") }
}

extension StageFailure.Reason {
    /// Whether trying again some time later may help, with nothing changed here.
    public var mayPass: Bool { self == .unreachable }

    /// Whether the same work can be expected to fail in the same way each time.
    public var isLasting: Bool {
        switch self {
        case .unusableInput, .expectation, .damagedOutput, .crashed, .defect: true
        case .provider, .unreachable, .unfinished, .outOfBudget, .storage, .cancelled: false
        }
    }
}
