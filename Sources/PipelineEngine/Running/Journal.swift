public import JSON

/// What the engine needs of the record of runs.
///
/// Losing it loses work and nothing else. A call does its work also when the calling task was cancelled: a cancelled
/// run leaves a record as whole as any other.
///
/// Methods that throw throw a ``StageFailure`` whose reason is `storage`.
public protocol Journal: Sendable {
    /// Opens a run.
    ///
    /// - Returns: the run's name in the journal.
    /// - Throws: ``StageFailure`` if it can't be written.
    func beginRun(_ run: RunStart) async throws(StageFailure) -> RunID

    /// Closes a run; `outcome` is `done`, `failed`, `stopped` or `cancelled`.
    func endRun(_ run: RunID, outcome: String) async throws(StageFailure)

    /// Writes down what happened in a run, in this order: all of it or nothing.
    func write(_ entries: [JournalEntry], of run: RunID) async throws(StageFailure)

    /// What is known of the work that these fingerprints stand for, of those of which something is.
    func pastWork(of fingerprints: [ContentDigest]) async throws(StageFailure) -> [ContentDigest: PastWork]

    /// The fingerprints of the results that jobs of these names had last, of those that had one.
    func lastFingerprints(
        of jobs: [JobID], pipeline: String
    ) async throws(StageFailure) -> [JobID: Fingerprint]
}

/// What is known of work when its fingerprint comes up again.
public enum PastWork: Hashable, Sendable {
    /// It was done, with this result.
    case result(StageResult)
    /// It failed in this way when it was last tried, and so many times in a row in the same way.
    case failure(StageFailure, times: Int)
}

/// What is written down of a run when it begins.
public struct RunStart: Hashable, Sendable {
    /// The pipeline's name.
    public var pipeline: String
    /// The pipeline file's name as it was given.
    public var file: String
    /// How many jobs there are.
    public var jobs = 0
    /// The folder that artifacts are published in; `nil` if nothing is.
    public var output: String?
    /// The values of parameters that were given for the run as a whole.
    public var settings = JSONObject()
    /// This program's version.
    public var program = ""
    /// What tells the media libraries from others.
    public var libraries = ""
    /// The number of the process that runs it.
    public var process = 0

    /// Makes the beginning of a run of a pipeline.
    public init(pipeline: String, file: String) {
        self.pipeline = pipeline
        self.file = file
    }
}

/// Names a run in the journal.
public struct RunID: Hashable, Sendable, CustomStringConvertible {
    /// The number.
    public let number: Int64

    /// Makes an id.
    public init(_ number: Int64) { self.number = number }

    /// The number.
    public var description: String { String(number) }
}
