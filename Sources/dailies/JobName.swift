import PipelineEngine

/// A job as people name it: `stage@item`, with `pipeline/` in front if they like.
struct JobName: Hashable {
    /// The pipeline's name, if it is named.
    let pipeline: String?
    /// The job.
    let job: JobID

    /// Takes a name apart; what follows the first `@` is the item, whatever it is.
    init(_ written: String) {
        let at = written.firstIndex(of: "@") ?? written.endIndex
        let item = written[at...].dropFirst()
        let parts = written[..<at].split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        pipeline = parts.count > 1 ? String(parts[0]) : nil
        job = JobID(stage: StageID(String(parts.last ?? "")), item: String(item))
    }
}
