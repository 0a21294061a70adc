import PipelineEngine

/// A place to run pipelines of fake stages again and again.
struct Bench {
    /// What came of a run.
    struct Outcome {
        let report: RunReport
        let events: [String]
        let started: [String]

        /// What became of the jobs, by name.
        let jobs: [String: String]

        init(_ report: RunReport, _ recorder: Recorder, of graph: JobGraph<FakeStage>) {
            self.report = report
            events = recorder.sentences
            started = recorder.started
            jobs = Dictionary(graph.jobs.map { ($0.id.description, "not done") }) { first, _ in first }
                .merging(recorder.jobs) { _, ending in ending }
        }
    }

    let disk = FakeDisk()
    let world: FakeWorld
    let store: FakeStore
    let journal = FakeJournal()
    var limits: [WorkPool: Int] = [.cpu: 1, .network: 1]
    private var pauses = RetryPauses()

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

    /// The same bench with other pauses.
    func pausing(_ pauses: Pauses) -> Bench {
        var bench = self
        bench.pauses = pauses.pauses
        return bench
    }

    /// What runs jobs and publishes to `/out`.
    var runner: PipelineRunner<FakeStage> {
        var runner = PipelineRunner<FakeStage>(
            environment: world, store: store, journal: journal, limits: limits, output: "/out")
        runner.pauses = pauses
        return runner
    }

    /// The published files with their texts.
    var published: [String: String] { disk.files(below: "/out") }

    /// Runs the stages of a pipeline called `p`, given as the members of `stages`.
    func run(
        _ stages: String, take: Int = 0, control: RunControl = RunControl(), recorder: Recorder = Recorder()
    ) async throws -> Outcome {
        let pipeline = try Self.pipeline(stages)
        let graph = try graph(pipeline, take: take)
        let report = try await runner.run(graph, of: pipeline, control: control) { recorder.note($0) }
        return Outcome(report, recorder, of: graph)
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
