import JSON
import Wording

/// How often a file is read for jobs that are done together, and why more than once.
public struct SharedReading: Hashable, Sendable {
    /// How often it is read.
    public var count: Int
    /// Why more than once, each as a clause.
    public var reasons: [String]
    /// Whether it can't be otherwise; else it is what is to be expected before the file is there, or is opened.
    public var isCertain: Bool

    /// Makes a reading.
    public init(count: Int, reasons: [String], isCertain: Bool) {
        self.count = count
        self.reasons = reasons
        self.isCertain = isCertain
    }
}

extension PlanPreview {
    /// What jobs that would be done read together.
    public struct Reading: Hashable, Sendable {
        /// The job whose result they read.
        public let source: JobID
        /// The jobs.
        public let jobs: [JobID]
        /// How often it is read for them.
        public let reading: SharedReading
    }
}

/// Puts together what jobs will read together, as a run does.
struct ReadingPlanner<Stage: PipelineStage> {
    /// What becomes of the jobs that were looked at.
    let reasons: [JobID: PlanPreview.Reason]
    /// The results there are, with the places of their files.
    let results: [JobID: (result: StageResult, paths: [String])]

    private struct Source: Hashable {
        let input: Job<Stage>.Input
        let key: String
    }

    /// How often each file is read that several jobs, or one, would read.
    func readings(by jobs: [Job<Stage>], in environment: Stage.Environment) -> [PlanPreview.Reading] {
        var order: [Source] = []
        var readers: [Source: [Job<Stage>]] = [:]
        for job in jobs where isWork(job.id) {
            guard let source = source(of: job) else { continue }
            if readers[source] == nil { order.append(source) }
            readers[source, default: []].append(job)
        }
        return order.compactMap { source in
            let jobs = readers[source] ?? []
            return reading(source, jobs, environment).map {
                PlanPreview.Reading(source: source.input.job, jobs: jobs.map(\.id), reading: $0)
            }
        }
    }

    private func isWork(_ job: JobID) -> Bool {
        switch reasons[job] ?? .new {
        case .cached, .leftOut, .failing: false
        case .new, .paid, .changed, .depends: true
        }
    }

    /// What a job reads with others; `nil` if it reads alone.
    ///
    /// What it reads may not be there yet, so something stands for it by which jobs that read one thing have one key.
    private func source(of job: Job<Stage>) -> Source? {
        guard job.inputs.count == 1, let input = job.inputs.first else { return nil }
        let standIn = StageInput(
            identity: "\(input.job) \(input.index.map(String.init) ?? "")", files: [], facts: JSONObject())
        return job.stage.batchKey(for: [standIn]).map { Source(input: input, key: $0) }
    }

    /// What one file's readers come to: those that wait for the facts of a gate begin when the others are done.
    private func reading(
        _ source: Source, _ jobs: [Job<Stage>], _ environment: Stage.Environment
    ) -> SharedReading? {
        let found = jobs.flatMap(\.gates).first { results[$0] != nil }.flatMap { results[$0]?.result.facts }
        let input = results[source.input.job].map {
            JobToLook<Stage>.Reading(result: $0.result, paths: $0.paths, index: source.input.index).input
        }
        let isLate = { (job: Job<Stage>) in job.pending.map { results[$0.gate] == nil } ?? false }
        let parts = [jobs.filter { !isLate($0) }, jobs.filter(isLate)].filter { !$0.isEmpty }
        let readings = parts.compactMap { Stage.reading(by: $0, of: input, found: found, in: environment) }
        guard var whole = readings.first else { return nil }
        for other in readings.dropFirst() {
            whole.count += other.count
            whole.reasons += other.reasons
            whole.isCertain = whole.isCertain && other.isCertain
        }
        if parts.count == 2, let gate = parts[1].first?.pending?.gate {
            whole.reasons.append(Self.words(of: parts[1], waitingFor: gate))
            whole.isCertain = false
        }
        return whole
    }

    private static func words(of jobs: [Job<Stage>], waitingFor gate: JobID) -> String {
        var names: [String] = []
        for job in jobs where !names.contains(job.id.stage.name) { names.append(job.id.stage.name) }
        return "\(Words.list(names)) \(names.count == 1 ? "waits" : "wait") for what \(gate.stage) finds out"
    }
}
