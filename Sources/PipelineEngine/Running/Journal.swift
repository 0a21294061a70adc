import JSON

/// What the engine needs of the record of runs.
///
/// Losing it loses work and nothing else. A call does its work also when the calling task was cancelled: a cancelled
/// run leaves a record as whole as any other.
///
/// Methods that throw throw a ``StageFailure`` whose reason is `storage`.
public protocol Journal: Sendable {
    /// Opens a run.
    ///
    /// - Parameters:
    ///   - pipeline: the pipeline's name.
    ///   - file: the pipeline file's name as it was given.
    /// - Returns: the run's name in the journal.
    /// - Throws: ``StageFailure`` if it can't be written.
    func beginRun(pipeline: String, file: String) async throws(StageFailure) -> RunID

    /// Closes a run.
    func endRun(_ run: RunID, outcome: String) async throws(StageFailure)

    /// The results of work done before, of those fingerprints that have one.
    func results(for fingerprints: [ContentDigest]) async throws(StageFailure) -> [ContentDigest: StageResult]

    /// The fingerprints of the results that jobs of these names had last, of those that had one.
    func lastFingerprints(
        of jobs: [JobID], pipeline: String
    ) async throws(StageFailure) -> [JobID: Fingerprint]

    /// Records that a job began an attempt.
    func beginAttempt(_ job: JobID, kind: String, fingerprint: Fingerprint, run: RunID) async throws(StageFailure)

    /// Records a job as committed, and, if it was not found but made, its result with it: both or neither.
    func commit(
        _ job: JobID, kind: String, fingerprint: Fingerprint, result: StageResult, isCached: Bool, run: RunID
    ) async throws(StageFailure)

    /// Records that a job failed or was dropped.
    func end(_ job: JobID, kind: String, state: String, failure: StageFailure?, run: RunID) async throws(StageFailure)
}

extension Journal {
    /// The result of work done before, if there is one.
    public func result(for fingerprint: ContentDigest) async throws(StageFailure) -> StageResult? {
        try await results(for: [fingerprint])[fingerprint]
    }

    /// The fingerprint of the result that a job of this name had last, if it had one.
    public func lastFingerprint(of job: JobID, pipeline: String) async throws(StageFailure) -> Fingerprint? {
        try await lastFingerprints(of: [job], pipeline: pipeline)[job]
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
