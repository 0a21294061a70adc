import PipelineEngine

/// A place to run pipelines of fake stages again and again.
struct Bench {
    /// What came of a run.
    struct Outcome {
        let report: RunReport
        let events: [String]
        let started: [String]

        /// What became of the jobs, by name.
        var jobs: [String: String] {
            Dictionary(report.entries.map { ($0.job.description, Self.word($0.outcome)) }) { first, _ in first }
        }

        private static func word(_ outcome: RunReport.Outcome) -> String {
            switch outcome {
            case .made: "made"
            case .cached: "cached"
            case .failed: "failed"
            case .leftOut(let reason): "left out: \(reason)"
            case .dropped(let cause): "dropped because of \(cause)"
            case .notDone: "not done"
            }
        }
    }

    let disk = FakeDisk()
    let world: FakeWorld
    let store: FakeStore
    let journal = FakeJournal()
    var limits: [WorkPool: Int] = [.cpu: 1, .network: 1]

    init() {
        world = FakeWorld(disk)
        store = FakeStore(disk)
    }

    /// The same bench with other limits.
    func limited(_ limits: [WorkPool: Int]) -> Bench {
        var bench = self
        bench.limits = limits
        return bench
    }

    /// What runs jobs and publishes to `/out`.
    var runner: PipelineRunner<FakeStage> {
        PipelineRunner(environment: world, store: store, journal: journal, limits: limits, output: "/out")
    }

    /// The published files with their texts.
    var published: [String: String] { disk.files(below: "/out") }

    /// Runs the stages of a pipeline called `p`, given as the members of `stages`.
    func run(
        _ stages: String, take: Int = 0, control: RunControl = RunControl(), recorder: Recorder = Recorder()
    ) async throws -> Outcome {
        let pipeline = try Self.pipeline(stages)
        let report = try await runner.run(graph(pipeline, take: take), of: pipeline, control: control) {
            recorder.note($0)
        }
        return Outcome(report: report, events: recorder.sentences, started: recorder.started)
    }

    /// What a run would do, a line a job.
    func preview(_ stages: String) async throws -> PlanPreview {
        let pipeline = try Self.pipeline(stages)
        return try await runner.preview(planned(pipeline), of: pipeline)
    }

    /// The jobs of a pipeline.
    func graph(
        _ pipeline: Pipeline<FakeStage>, rows: [ParameterRow] = [.init()], take: Int = 0
    ) throws -> JobGraph<FakeStage> {
        try JobGraph(pipeline, rows: rows, take: take) { _, stage in try stage.findItems(in: world) }
    }

    /// The jobs of a pipeline's one row.
    func planned(_ pipeline: Pipeline<FakeStage>) throws -> [PlannedRow<FakeStage>] {
        var planner = RowPlanner(pipeline)
        return [try planner.plan(ParameterRow()) { _, stage in try stage.findItems(in: world) }]
    }

    /// A pipeline called `p` of the members of `stages`.
    static func pipeline(_ stages: String, parameters: String = "") throws -> Pipeline<FakeStage> {
        let text = #"{"name": "p", "parameters": {\#(parameters)}, "stages": {\#(stages)}}"#
        return try Pipeline(parsing: Array(text.utf8), file: "p.json")
    }
}
