/// Something that happened to a job, to be written down.
public struct JournalEntry: Hashable, Sendable {
    /// What happened.
    public enum Event: Hashable, Sendable {
        /// An attempt at its work began.
        case began(Fingerprint)
        /// An attempt failed, and another one follows.
        case retried(StageFailure)
        /// It was committed, with this result; if it was found and not made, the result is there already.
        case committed(Fingerprint, StageResult, isCached: Bool)
        /// It was committed with the result of work that had another fingerprint, which is kept.
        case accepted(Fingerprint, StageResult)
        /// Its artifacts are where the user asked for them.
        case published([PublishedFile])
        /// It ended without a result; the words say why, where there is something to say.
        case ended(Ending, String?)
        /// It failed; work with a fingerprint is remembered as failing if trying again doesn't help.
        case failed(StageFailure, Fingerprint?)
    }

    /// How a job ended that has no result and didn't fail.
    public enum Ending: String, Hashable, Sendable {
        /// Another job failed.
        case dropped
        /// A condition isn't met.
        case leftOut
        /// The run ended first.
        case cancelled
    }

    /// The job.
    public let job: JobID
    /// Its stage's kind.
    public let kind: String
    /// What happened.
    public let event: Event

    /// Makes an entry.
    public init(_ job: JobID, kind: String, _ event: Event) {
        self.job = job
        self.kind = kind
        self.event = event
    }
}

/// An artifact that was published.
public struct PublishedFile: Hashable, Sendable {
    /// The artifact.
    public let artifact: Artifact
    /// Where it is.
    public let path: String
    /// Whether it was not there before.
    public let isNew: Bool

    /// Makes a published file.
    public init(_ artifact: Artifact, path: String, isNew: Bool) {
        self.artifact = artifact
        self.path = path
        self.isNew = isNew
    }
}
