/// What goes wrong on purpose, so that a client's recovery can be tested.
///
/// The lists are used up from the front, one entry a request; the counts are for as many tasks or requests as they
/// say, and ``always`` never runs out. What befalls a task is settled when it is accepted and survives a restart.
public struct SandboxFaults: Hashable, Sendable {
    /// A count that never runs out.
    public static let always = Int.max

    /// Submits are turned down, and nothing is bought.
    public var submitRefusals: [Refusal] = []
    /// Polls are turned down; the tasks go on.
    public var pollRefusals: [Refusal] = []
    /// Submits are accepted and paid for, and then the answer is lost.
    public var lostAnswers: [LostAnswer] = []
    /// Submits are acknowledged with `{"data":[]}`.
    public var emptyAcknowledgements = 0

    /// Tasks whose renders all fail with ``failureCode``.
    public var failingTasks = 0
    /// What a failing render says.
    public var failureCode = "providerError"
    /// Tasks whose last result is refused by moderation, with `invalidProviderContent`.
    public var moderatedTasks = 0
    /// Where a result that failed or was refused is reported.
    public var failureShape = FailureShape.errors
    /// Tasks that stay at `processing`.
    public var unfinishedTasks = 0
    /// Tasks whose clips have no sound.
    public var silentTasks = 0
    /// Tasks whose clips are 1264x720 whatever was asked for.
    public var oddSizeTasks = 0

    /// How many times each file answers 422 before it can be fetched.
    public var unreadyDownloads = 0
    /// Fetches of files that break off in the middle of what was promised.
    public var truncatedDownloads = 0

    /// Nothing goes wrong.
    public init() {}
}

extension SandboxFaults {
    /// How the answer to an accepted submit is lost.
    public enum LostAnswer: Hashable, Sendable {
        /// The connection is closed without an answer.
        case dropped
        /// 500 `internalServerError`, although the task was accepted.
        case serverError
    }

    /// Where a result that failed is reported.
    public enum FailureShape: String, Hashable, Sendable {
        /// In `errors`; it isn't in `data` any more.
        case errors
        /// In `data`, with the status `error`.
        case item
    }
}
