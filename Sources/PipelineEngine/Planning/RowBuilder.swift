import JSON

/// Makes the jobs of one row, stage by stage.
struct RowBuilder<Stage: PipelineStage> {
    typealias Declaration = Pipeline<Stage>.Declaration

    /// An item on its way: where to read it, and what has to pass before anything made of it is committed.
    private struct Flowing {
        let item: Item
        let input: Job<Stage>.Input
        let gates: [JobID]
        /// The last gate that it has come through, however far behind: its facts are the item's.
        let judge: Judge?
        /// The stage that made it, where it has to be held against what follows.
        let maker: Maker?
    }

    /// A gate by whose facts conditions are decided.
    private struct Judge {
        let id: JobID
        let stage: Stage
    }

    /// A stage with its values, and where it stands.
    private final class Maker {
        let id: StageID
        let stage: Stage
        /// The stages before it, and it itself, that decide on what may follow.
        let limits: [Limit]

        init(_ id: StageID, _ stage: Stage, after source: Maker?) {
            self.id = id
            self.stage = stage
            let before = source?.limits ?? []
            limits = stage.limitsFollowers ? before + [Limit(id: id, stage: stage)] : before
        }
    }

    /// A stage that decides on what may follow it.
    private struct Limit {
        let id: StageID
        let stage: Stage
    }

    /// An item that a condition leaves out: what reads it is left out too.
    private struct Missing {
        let item: Item
        let cause: JobID
    }

    private let pipeline: Pipeline<Stage>
    private let row: Item
    private let combinations: [StageID: [Matrix.Combination]]
    private var scope: ReferenceScope
    private var flowing: [StageID: [Flowing]] = [:]
    private var missing: [StageID: [Missing]] = [:]
    private(set) var planned = PlannedRow<Stage>()

    init(
        _ pipeline: Pipeline<Stage>, row: Item, values: [String: JSONValue],
        _ combinations: [StageID: [Matrix.Combination]]
    ) {
        self.combinations = combinations
        self.pipeline = pipeline
        self.row = row
        scope = ReferenceScope(declarations: pipeline.parameters, values: values)
    }

    // MARK: Stages

    /// Adds the jobs of a stage that begins a pipeline; `number` counts purchases.
    mutating func addRoot(
        _ declaration: Declaration, found: (StageID, Stage) throws -> some Sequence<Item>,
        number: (ContentDigest) -> Int
    ) throws {
        for combination in combinations[declaration.id] ?? [] {
            let varied = row.varied(by: combination)
            if !declaration.finds, !isWanted(declaration, varied, combination) { continue }
            let stage = try stage(declaration, varied, combination)
            let maker = pipeline.watched.contains(declaration.id) ? Maker(declaration.id, stage, after: nil) : nil
            guard stage.flow == .finds else {
                let id = try add(
                    declaration, stage, varied, combination, reading: nil, buying: stage.purchaseKey, number: number)
                flowing[declaration.id, default: []] += Item.results(of: varied, count: stage.flow.count).enumerated()
                    .map {
                        Flowing(item: $1, input: .init(job: id, index: $0), gates: [], judge: nil, maker: maker)
                    }
                continue
            }
            for item in try found(declaration.id, stage) {
                let item = item.varied(by: combination)
                guard isWanted(declaration, item, combination) else { continue }
                let id = try add(declaration, stage, item, combination, reading: nil)
                flowing[declaration.id, default: []].append(
                    Flowing(item: item, input: .init(job: id, index: nil), gates: [], judge: nil, maker: maker))
            }
        }
    }

    /// Adds the jobs of a stage that reads another one.
    mutating func addReaders(_ declaration: Declaration) throws {
        for from in declaration.from {
            for source in flowing[from] ?? [] { try addReader(declaration, source) }
            for lost in missing[from] ?? [] {
                for combination in combinations[declaration.id] ?? [] {
                    leaveOut(declaration, lost.item.varied(by: combination), "\(lost.cause) is left out")
                }
            }
        }
    }

    private mutating func addReader(_ declaration: Declaration, _ source: Flowing) throws {
        for combination in combinations[declaration.id] ?? [] {
            let item = source.item.varied(by: combination)
            guard isWanted(declaration, item, combination) else { continue }
            let stage = try stage(declaration, item, combination)
            if let maker = source.maker { try check(stage, of: declaration, reading: maker) }
            let id = try add(declaration, stage, item, combination, reading: source)
            let isGate = stage.flow == .gates
            let isWatched = pipeline.watched.contains(declaration.id)
            flowing[declaration.id, default: []].append(
                Flowing(
                    item: item, input: isGate ? source.input : .init(job: id, index: nil),
                    gates: isGate ? source.gates + [id] : [],
                    judge: isGate ? Judge(id: id, stage: stage) : source.judge,
                    maker: isWatched ? Maker(declaration.id, stage, after: source.maker) : nil))
        }
    }

    private mutating func stage(
        _ declaration: Declaration, _ item: Item, _ combination: Matrix.Combination
    ) throws(InvalidPipeline) -> Stage {
        if let constant = declaration.constant { return constant }
        scope.item = .init(name: item.name, index: item.index)
        scope.matrix = combination.values
        return try pipeline.stage(declaration, in: scope)
    }

    // MARK: Checks of values

    /// Checks what depends on values: when the file was read, they weren't known.
    private func check(
        _ stage: Stage, of declaration: Declaration, reading maker: Maker
    ) throws(InvalidPipeline) {
        let objection =
            stage.objection(toReading: maker.stage).map { "'\(maker.id)' \($0)" }
            ?? maker.limits.reversed().lazy.compactMap { limit in
                stage.objection(toFollowing: limit.stage).map { "'\(limit.id)' \($0)" }
            }.first
        if let objection { throw pipeline.objection(objection, to: declaration, at: "from") }
    }

    // MARK: Jobs

    private mutating func add(
        _ declaration: Declaration, _ stage: Stage, _ item: Item, _ combination: Matrix.Combination,
        reading source: Flowing?, buying key: ContentDigest? = nil, number: (ContentDigest) -> Int = { _ in 0 }
    ) throws(InvalidPipeline) -> JobID {
        let id = JobID(stage: declaration.id, item: item.name)
        var pending: Job<Stage>.Pending?
        if let condition = declaration.condition, let judge = source?.judge, isOpen(condition) {
            if let objection = judge.stage.objection(toConditionOn: condition.names, as: judge.id.stage) {
                throw pipeline.objection(objection, to: declaration, at: "when")
            }
            pending = .init(condition: condition, facts: facts(item, combination, condition.names), gate: judge.id)
        }
        planned.jobs.append(
            Job(
                id: id, stage: stage, item: item, inputs: source.map { [$0.input] } ?? [],
                gates: source?.gates ?? [], pending: pending, onError: declaration.onError,
                retries: declaration.retries, outputName: outputName(declaration, item, combination),
                take: key.map(number) ?? 0, purchaseKey: key))
        return id
    }

    private func outputName(
        _ declaration: Declaration, _ item: Item, _ combination: Matrix.Combination
    ) -> String {
        guard let output = declaration.output else {
            return item.name.isEmpty ? declaration.id.name : "\(item.name)/\(declaration.id)"
        }
        return output.resolved { fact($0, item, combination)?.asText }
    }

    // MARK: Conditions

    /// Whether a condition names facts that only a running pipeline knows.
    private func isOpen(_ condition: Condition) -> Bool { condition.names.contains { Stage.facts[$0] != nil } }

    /// Whether a job is to be planned; one that a condition leaves out is noted.
    private mutating func isWanted(
        _ declaration: Declaration, _ item: Item, _ combination: Matrix.Combination
    ) -> Bool {
        guard let condition = declaration.condition, !isOpen(condition) else { return true }
        let known = { fact($0, item, combination) }
        if condition.evaluate(known) { return true }
        leaveOut(declaration, item, condition.reasonFalse(known))
        return false
    }

    private mutating func leaveOut(_ declaration: Declaration, _ item: Item, _ reason: String) {
        let id = JobID(stage: declaration.id, item: item.name)
        planned.leftOut.append(LeftOutJob(id: id, kind: declaration.kind, reason: reason))
        missing[declaration.id, default: []].append(Missing(item: item, cause: id))
    }

    private func facts(
        _ item: Item, _ combination: Matrix.Combination, _ names: Set<String>
    ) -> [String: JSONValue] {
        Dictionary(uniqueKeysWithValues: names.compactMap { name in fact(name, item, combination).map { (name, $0) } })
    }

    /// A fact that is known when planning.
    private func fact(_ name: String, _ item: Item, _ combination: Matrix.Combination) -> JSONValue? {
        var scope = scope
        scope.item = .init(name: item.name, index: item.index)
        scope.matrix = combination.values
        guard case .value(let value) = scope.resolve(name) else { return nil }
        return value
    }
}

extension StageFlow {
    /// How many items one job makes of nothing; 1 for a stage of another flow.
    fileprivate var count: Int {
        guard case .makes(let count) = self else { return 1 }
        return count
    }
}

extension JSONValue {
    /// The value within a text.
    fileprivate var asText: String { string ?? JSONWriter.write(self) }
}
