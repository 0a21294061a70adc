import PipelineEngine
import Wording

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

    /// How jobs are named, where a stage alone was written, or the item first; `nil` where something else is wrong.
    func advice(knowing jobs: [String]) -> String? {
        let stage = job.item.isEmpty ? job.stage.name : job.item
        let ofStage = jobs.filter { $0.hasPrefix(stage + "@") }.sorted()
        guard !ofStage.isEmpty, job.item.isEmpty || !jobs.contains(where: { $0.hasPrefix(job.stage.name + "@") }) else {
            return nil
        }
        let shown = ofStage.prefix(Self.few).joined(separator: ", ")
        let rest = ofStage.count > Self.few ? ", and \(Words.grouped(ofStage.count - Self.few)) more" : ""
        return "a job is stage@item; '\(stage)' has \(shown)\(rest)"
    }

    /// How many jobs are named at once.
    private static let few = 5
}
