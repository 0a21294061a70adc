public import JSON

/// All jobs of a run and what joins them: a pure function of pipeline, rows and the items found.
public struct JobGraph<Stage: PipelineStage>: Sendable {
    /// A row of parameters.
    public struct Row: Sendable {
        /// What its items are called; empty for the one row of a run that was given none.
        public let name: String
        /// The values by parameter.
        public let values: [String: JSONValue]

        /// Makes a row.
        public init(name: String = "", values: [String: JSONValue] = [:]) {
            self.name = name
            self.values = values
        }
    }

    /// The jobs, each after those it needs.
    public private(set) var jobs: [Job<Stage>] = []
    private var indices: [JobID: Int] = [:]

    /// Plans a run.
    ///
    /// - Parameters:
    ///   - pipeline: what is done.
    ///   - rows: the values of the parameters; one row at least.
    ///   - take: added to the number of each purchase, so that a second take is bought.
    ///   - found: the items of a stage that finds them by itself.
    /// - Throws: ``InvalidPipeline`` if a row's value doesn't fit where it is used, or whatever `found` throws.
    public init(
        _ pipeline: Pipeline<Stage>, rows: [Row], take: Int = 0,
        found: (StageID, Stage) throws -> [FoundItem]
    ) throws {
        var purchases: [String: Int] = [:]
        for (number, row) in rows.enumerated() {
            let name = row.name.isEmpty ? "" : Item.safe(row.name)
            var builder = RowBuilder<Stage>(row: Item(name: name, lineage: "row \(number + 1)"), take: take)
            let stages = try pipeline.resolved(with: row.values)
            for declaration in pipeline.stages {
                guard let stage = stages[declaration.id] else { continue }
                let items = stage.flow == .finds && number == 0 ? try found(declaration.id, stage) : []
                for job in builder.jobs(of: declaration, stage, found: items, &purchases) { append(job) }
            }
        }
    }

    /// The job of this name, if there is one.
    public subscript(_ id: JobID) -> Job<Stage>? { indices[id].map { jobs[$0] } }

    private mutating func append(_ job: Job<Stage>) {
        indices[job.id] = jobs.count
        jobs.append(job)
    }
}

/// Makes the jobs of one row, stage by stage.
private struct RowBuilder<Stage: PipelineStage> {
    /// An item on its way: where to read it, and what has to pass before anything made of it is committed.
    private struct Flowing {
        let item: Item
        let input: Job<Stage>.Input
        let gates: [JobID]
    }

    private let row: Item
    private let take: Int
    private var flowing: [StageID: [Flowing]] = [:]

    init(row: Item, take: Int) {
        self.row = row
        self.take = take
    }

    mutating func jobs(
        of declaration: Pipeline<Stage>.Declaration, _ stage: Stage, found: [FoundItem],
        _ purchases: inout [String: Int]
    ) -> [Job<Stage>] {
        switch stage.flow {
        case .finds: return jobsOfFound(declaration, stage, found)
        case .makes(let count): return [jobThatMakes(count, declaration, stage, &purchases)]
        case .each, .gates: return jobsOfEach(declaration, stage)
        }
    }

    private mutating func jobsOfFound(
        _ declaration: Pipeline<Stage>.Declaration, _ stage: Stage, _ found: [FoundItem]
    ) -> [Job<Stage>] {
        Item.naming(found).map { item in
            let job = job(declaration, stage, item, inputs: [], gates: [])
            flowing[declaration.id, default: []].append(
                Flowing(item: item, input: .init(job: job.id, index: nil), gates: []))
            return job
        }
    }

    private mutating func jobThatMakes(
        _ count: Int, _ declaration: Pipeline<Stage>.Declaration, _ stage: Stage, _ purchases: inout [String: Int]
    ) -> Job<Stage> {
        var number = 0
        if let key = stage.purchaseKey {
            purchases[key, default: 0] += 1
            number = take + (purchases[key] ?? 1)
        }
        let job = job(declaration, stage, row, inputs: [], gates: [], take: number)
        flowing[declaration.id] = Item.results(of: row, count: count).enumerated().map { index, item in
            Flowing(item: item, input: .init(job: job.id, index: index), gates: [])
        }
        return job
    }

    private mutating func jobsOfEach(_ declaration: Pipeline<Stage>.Declaration, _ stage: Stage) -> [Job<Stage>] {
        let sources = declaration.from.flatMap { flowing[$0] ?? [] }
        return sources.map { source in
            let job = job(declaration, stage, source.item, inputs: [source.input], gates: source.gates)
            let isGate = stage.flow == .gates
            flowing[declaration.id, default: []].append(
                Flowing(
                    item: source.item, input: isGate ? source.input : .init(job: job.id, index: nil),
                    gates: isGate ? source.gates + [job.id] : []))
            return job
        }
    }

    private func job(
        _ declaration: Pipeline<Stage>.Declaration, _ stage: Stage, _ item: Item, inputs: [Job<Stage>.Input],
        gates: [JobID], take: Int = 0
    ) -> Job<Stage> {
        Job(
            id: JobID(stage: declaration.id, item: item.name), stage: stage, item: item, inputs: inputs, gates: gates,
            onError: declaration.onError, take: take)
    }
}
