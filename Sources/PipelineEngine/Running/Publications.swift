/// A committed result that is to be put where the user asked for it.
struct Publication<Stage: PipelineStage>: Sendable {
    let job: Job<Stage>
    let result: StageResult
}

/// Which results may be published.
///
/// What a gate reads is published when the gate has passed: nobody is handed what fails its expectations. The value
/// decides and does nothing.
struct Publications<Stage: PipelineStage>: Sendable {
    /// The gates that have to pass before a job's artifacts are published.
    private var judges: [JobID: Set<JobID>] = [:]
    private var waiting: [JobID: Publication<Stage>] = [:]

    /// Takes in the jobs of a row.
    mutating func insert(_ jobs: [Job<Stage>]) {
        for job in jobs where job.stage.flow == .gates {
            for input in job.inputs { judges[input.job, default: []].insert(job.id) }
        }
    }

    /// Forgets jobs that nothing more can become of.
    mutating func forget(_ jobs: [JobID]) {
        for id in jobs {
            judges[id] = nil
            waiting[id] = nil
        }
    }

    /// Takes in that a job was committed, and returns its result if it can be published now.
    mutating func commit(_ job: Job<Stage>, _ result: StageResult) -> Publication<Stage>? {
        guard job.stage.publishes, !result.artifacts.isEmpty else { return nil }
        let publication = Publication(job: job, result: result)
        guard judges[job.id]?.isEmpty == false else { return publication }
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
