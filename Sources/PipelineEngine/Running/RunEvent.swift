/// Something that happened in a run, in the order in which it happened.
public enum RunEvent: Sendable {
    /// The run began with this many jobs.
    case began(run: RunID, jobs: Int)
    /// A job's work began.
    case started(JobID)
    /// A job has come this far, from 0 to 1.
    case progressed(JobID, Double)
    /// A job's attempt, counted from 1, failed; the next one begins after a wait.
    case retrying(JobID, StageFailure, attempt: Int, wait: Duration)
    /// A job was committed.
    case committed(JobID, StageResult, isCached: Bool)
    /// An artifact of a job is where the user asked for it.
    case published(JobID, PublishedFile)
    /// A job failed.
    case failed(JobID, StageFailure)
    /// A job is not done because of a condition, in these words.
    case leftOut(JobID, String)
    /// A job is not done because another one failed.
    case dropped(JobID, because: JobID)
    /// No new work is started from here on.
    case draining
    /// The run is over, and this is what became of it.
    case ended(RunReport)
}
