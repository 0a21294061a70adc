public import Foundation
public import JSON

/// What is written down of a run: what it was, and what became of its jobs, stage by stage.
///
/// It can be had of every run: of one that goes on, and of one that was killed.
public struct RunRecord: Hashable, Sendable {
    /// The run.
    public let run: RunID
    /// The pipeline's name.
    public let pipeline: String
    /// The pipeline file's name as it was given.
    public let file: String
    /// When it began.
    public let began: Date
    /// When it ended; `nil` if it goes on, or was killed.
    public var ended: Date?
    /// How it ended: `done`, `failed`, `stopped` or `cancelled`; `nil` if it didn't say.
    public var outcome: String?
    /// The folder that was published in.
    public var output: String?
    /// The values of parameters that were given for the run as a whole.
    public var settings = JSONObject()
    /// The program's version.
    public var program = ""
    /// What tells the media libraries from others.
    public var libraries = ""
    /// The number of the process.
    public var process = 0
    /// How many jobs were planned.
    public var planned = 0
    /// The stages, in the order in which the run came to them.
    public var stages: [Stage] = []

    /// Makes the record of a run of which nothing else is known.
    public init(run: RunID, pipeline: String, file: String, began: Date) {
        self.run = run
        self.pipeline = pipeline
        self.file = file
        self.began = began
    }

    /// The counts of all stages.
    public var total: Counts { stages.reduce(Counts()) { $0 + $1.counts } }

    /// Jobs that the run didn't come to.
    public var untouched: Int { max(0, planned - total.jobs) }
}

extension RunRecord {
    /// What became of a stage's jobs.
    public struct Stage: Hashable, Sendable {
        /// The stage.
        public let id: StageID
        /// Its kind.
        public let kind: String
        /// The counts.
        public var counts: Counts

        /// Makes a stage.
        public init(id: StageID, kind: String, counts: Counts = Counts()) {
            self.id = id
            self.kind = kind
            self.counts = counts
        }
    }

    /// How many jobs came to what, and what they published.
    public struct Counts: Hashable, Sendable {
        /// Jobs by state.
        public var states: [JobState: Int] = [:]
        /// Published files.
        public var files = 0
        /// Published files that were not there before.
        public var newFiles = 0
        /// The size of the published files in bytes.
        public var bytes = 0
        /// How long attempts took, all together, in seconds.
        public var seconds = 0.0
        /// What was paid in this run, in millionths of a US dollar.
        public var costMicros = 0

        /// Makes counts of nothing.
        public init() {}

        /// How many jobs there are.
        public var jobs: Int { states.values.reduce(0, +) }

        /// How many jobs are in a state.
        public subscript(_ state: JobState) -> Int {
            get { states[state] ?? 0 }
            set { states[state] = newValue }
        }

        /// The counts of both.
        public static func + (left: Counts, right: Counts) -> Counts {
            var sum = left
            for (state, count) in right.states { sum[state] += count }
            sum.files += right.files
            sum.newFiles += right.newFiles
            sum.bytes += right.bytes
            sum.seconds += right.seconds
            sum.costMicros += right.costMicros
            return sum
        }
    }

    /// How far a job has come.
    public enum JobState: String, Hashable, Sendable, CaseIterable {
        /// Its work was done.
        case made
        /// Its work had been done before.
        case cached
        /// It failed.
        case failed
        /// A provider is still at work on it.
        case unfinished
        /// A condition isn't met.
        case leftOut
        /// Another job failed.
        case dropped
        /// The run ended first.
        case cancelled
        /// It is tried again later.
        case waiting
        /// It is at work, or was when the run was killed.
        case running
    }
}
