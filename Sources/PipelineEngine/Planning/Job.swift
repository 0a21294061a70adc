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
    /// What happens to the rest of a run when it fails.
    public let onError: ErrorPolicy
    /// Which purchase of the same thing this is, from 1; 0 for a job that buys nothing.
    public let take: Int
}
