public import JSON

/// Names a job: a stage and an item.
public struct JobID: Hashable, Sendable, CustomStringConvertible {
    /// The stage.
    public let stage: StageID
    /// The item's name; empty for the one row of a run that was given none.
    public let item: String

    /// Makes an id.
    public init(stage: StageID, item: String) {
        self.stage = stage
        self.item = item
    }

    /// `stage@item`, or `stage`.
    public var description: String { item.isEmpty ? stage.name : "\(stage)@\(item)" }
}

/// One stage applied to one item: the unit of caching, retrying and reporting.
public struct Job<Stage: PipelineStage>: Sendable {
    /// What a job reads: the result of another job, or one of the items that it made.
    public struct Input: Hashable, Sendable {
        /// The job that makes it.
        public let job: JobID
        /// Which of its items is meant, from 0; `nil` for a result that isn't split.
        public let index: Int?
    }

    /// A condition that is decided when its gate has passed.
    public struct Pending: Sendable {
        /// The condition.
        public let condition: Condition
        /// The facts that were known when the run was planned.
        public let facts: [String: JSONValue]
        /// The job that finds the other facts out.
        public let gate: JobID
    }

    /// Its name.
    public let id: JobID
    /// What is done.
    public let stage: Stage
    /// To what it is done.
    public let item: Item
    /// What it reads; it starts when these are committed.
    public let inputs: [Input]
    /// The jobs that have to pass before it is committed.
    public let gates: [JobID]
    /// Whether it is done at all, where that isn't known yet.
    public let pending: Pending?
    /// What happens to the rest of a run when it fails.
    public let onError: ErrorPolicy
    /// How often it is tried again when another machine kept it from being done.
    public let retries: Int
    /// What its files are called below the output folder: the file's name without its extension, or the folder of
    /// several.
    public let outputName: String
    /// Which purchase of the same thing this is, from 1; 0 for a job that buys nothing.
    public let take: Int
    /// What is bought, if something is.
    public let purchaseKey: ContentDigest?
}

extension Job {
    /// Why the job's condition isn't met, once the gate that it waits for has passed; `nil` if it is met, or if there is
    /// none.
    func reasonLeftOut(by result: (JobID) -> StageResult?) -> String? {
        guard let pending, let found = result(pending.gate)?.facts else { return nil }
        let facts = Stage.facts(in: found).merging(pending.facts) { _, known in known }
        return pending.condition.evaluate { facts[$0] } ? nil : pending.condition.reasonFalse { facts[$0] }
    }
}
