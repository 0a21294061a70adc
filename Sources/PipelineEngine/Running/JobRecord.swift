public import Foundation
public import JSON

/// What is written down of a job of a run.
public struct JobRecord: Hashable, Sendable {
    /// The job.
    public let job: JobID
    /// Its stage's kind.
    public let kind: String
    /// How far it has come.
    public let state: RunRecord.JobState
    /// When it came so far.
    public let at: Date
    /// Why, for a job that failed or wasn't done.
    public var reason: String?
    /// What decided its result, by name; `nil` for a job that was not come to.
    public var fingerprint: Fingerprint?
    /// The attempts at it in this run.
    public var attempts: [Attempt] = []
    /// When its result was made, in this run or in one before.
    public var made: Date?
    /// Its files, published or not.
    public var files: [File] = []
    /// What is known of its result.
    public var facts = JSONObject()
    /// What is known of each of the items that it made.
    public var items: [JSONObject] = []
    /// What was asked of a provider, if something was.
    public var request: JSONObject?

    /// Makes a record.
    public init(_ job: JobID, kind: String, state: RunRecord.JobState, at: Date) {
        self.job = job
        self.kind = kind
        self.state = state
        self.at = at
    }

    /// How long its attempts took in seconds, up to `now` where one goes on; `nil` if there were none.
    public func seconds(at now: Date) -> Double? {
        guard !attempts.isEmpty else { return nil }
        return attempts.reduce(0) { $0 + max(0, ($1.ended ?? now).timeIntervalSince($1.began)) }
    }

    /// What a person should know of its result: what was copied or encoded and why, and what was lost.
    public var notes: [String] { facts.strings("notes") }

    /// What of its source was lost, in sentences.
    public var losses: [String] { facts.strings("losses") }

    /// What was paid for it, in this run or before, in millionths of a US dollar.
    public var costMicros: Int? { facts["costMicros"]?.int }
}

extension JobRecord {
    /// An attempt at a job.
    public struct Attempt: Hashable, Sendable {
        /// When it began.
        public let began: Date
        /// When it ended; `nil` if it goes on, or the run was killed.
        public var ended: Date?
        /// How it ended, such as `done` or `failed`.
        public var outcome: String?
        /// Why it failed.
        public var failure: StageFailure?

        /// Makes an attempt.
        public init(began: Date, ended: Date? = nil, outcome: String? = nil, failure: StageFailure? = nil) {
            self.began = began
            self.ended = ended
            self.outcome = outcome
            self.failure = failure
        }
    }

    /// A file of a job's result.
    public struct File: Hashable, Sendable {
        /// The file by its content.
        public let artifact: Artifact
        /// Where it was published; `nil` if it wasn't.
        public let path: String?
        /// Whether it was not there before.
        public let isNew: Bool

        /// Makes a file.
        public init(_ artifact: Artifact, path: String? = nil, isNew: Bool = false) {
            self.artifact = artifact
            self.path = path
            self.isNew = isNew
        }
    }
}
