/// A committed result that is to be put where the user asked for it.
struct Publication<Stage: PipelineStage>: Sendable {
    let job: Job<Stage>
    let result: StageResult
}

/// Which results may be published, and where the artifacts of those that were are.
///
/// What a gate reads is published when the gate has passed: nobody is handed what fails its expectations. The value
/// decides and does nothing.
struct Publications<Stage: PipelineStage>: Sendable {
    /// The paths of each job's published artifacts.
    var paths: [JobID: [String]] = [:]
    /// How many of each job's artifacts were not there before.
    var newCounts: [JobID: Int] = [:]
    /// The gates that have to pass before a job's artifacts are published.
    private var judges: [JobID: Set<JobID>] = [:]
    private var waiting: [JobID: Publication<Stage>] = [:]

    init(_ graph: JobGraph<Stage>) {
        for job in graph.jobs where job.stage.flow == .gates {
            for input in job.inputs { judges[input.job, default: []].insert(job.id) }
        }
    }

    /// Takes in that a job was committed, and returns its result if it can be published now.
    mutating func commit(_ job: Job<Stage>, _ result: StageResult) -> Publication<Stage>? {
        guard job.stage.publishes else { return nil }
        let publication = Publication(job: job, result: result)
        guard judges[job.id] != nil else { return publication }
        waiting[job.id] = publication
        return nil
    }

    /// Takes in that a gate has passed, and returns what can be published because of it.
    mutating func pass(_ gate: Job<Stage>) -> [Publication<Stage>] {
        guard gate.stage.flow == .gates else { return [] }
        return gate.inputs.compactMap { input in
            judges[input.job]?.remove(gate.id)
            guard judges[input.job]?.isEmpty == true else { return nil }
            return waiting.removeValue(forKey: input.job)
        }
    }
}
