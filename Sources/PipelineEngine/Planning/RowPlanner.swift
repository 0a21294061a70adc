import JSON

/// Plans the jobs of a run row by row, so that a run of many rows can be looked at without holding all of it.
///
/// It keeps what rows have to know of one another: which purchase is the how many-eth of its kind, and which names are
/// taken. Everything else of a row is forgotten when it is handed over.
public struct RowPlanner<Stage: PipelineStage>: Sendable {
    /// How many found items are planned at a time.
    private static var partSize: Int { 100 }

    private let pipeline: Pipeline<Stage>
    private let take: Int
    private let combinations: [StageID: [Matrix.Combination]]
    /// The stage that finds all items there are, if there is one: then a row can be planned part by part.
    private let finder: Pipeline<Stage>.Declaration?
    private var rows = 0
    private var row: (item: Item, values: [String: JSONValue], items: ArraySlice<Item>?)?
    private var purchases: [ContentDigest: Int] = [:]
    private var names: TakenNames
    /// The hashes of the names of all jobs so far.
    private var jobs: Set<Int> = []

    /// Makes a planner for one run.
    ///
    /// - Parameters:
    ///   - pipeline: what is done.
    ///   - take: added to the number of each purchase, so that a second take is bought.
    public init(_ pipeline: Pipeline<Stage>, take: Int = 0) {
        self.pipeline = pipeline
        self.take = take
        combinations = Dictionary(uniqueKeysWithValues: pipeline.stages.map { ($0.id, $0.matrix.combinations) })
        names = TakenNames(isNeeded: pipeline.stages.contains { $0.output != nil })
        let roots = pipeline.stages.filter(\.from.isEmpty)
        finder = roots.count == 1 ? roots.first { $0.finds && $0.matrix.axes.isEmpty } : nil
    }

    /// Plans the next row.
    ///
    /// - Parameters:
    ///   - row: the values of the parameters.
    ///   - found: the items of a stage that finds them by itself; asked in the first row only.
    /// - Returns: the row's jobs.
    /// - Throws: ``InvalidPipeline`` if a value doesn't fit where it is used, ``NameCollision`` if two jobs or
    ///   two files would have one name, or whatever `found` throws.
    public mutating func plan(
        _ row: ParameterRow, found: (StageID, Stage) throws -> [FoundItem]
    ) throws -> PlannedRow<Stage> {
        begin(row)
        var planned = PlannedRow<Stage>()
        while let part = try nextPart(found: found) {
            planned.jobs += part.jobs
            planned.leftOut += part.leftOut
        }
        return planned
    }

    /// Begins the next row, whose jobs ``nextPart(found:)`` gives.
    public mutating func begin(_ row: ParameterRow) {
        rows += 1
        let name = row.name.isEmpty ? "" : Item.safe(row.name)
        self.row = (Item(name: name, lineage: "row \(rows)", index: rows), row.values, nil)
    }

    /// The next jobs of the row that was begun: all of them, or those of some of many items that a stage found.
    ///
    /// - Parameter found: the items of a stage that finds them by itself; asked once, in the first row.
    /// - Returns: the jobs, none of which needs one of another part; `nil` after the last.
    /// - Throws: ``InvalidPipeline`` if a value doesn't fit where it is used, ``NameCollision`` if two jobs or
    ///   two files would have one name, or whatever `found` throws.
    public mutating func nextPart(
        found: (StageID, Stage) throws -> [FoundItem]
    ) throws -> PlannedRow<Stage>? {
        guard let (item, values, items) = row, items?.isEmpty != true else { return nil }
        row = nil
        let (isFirst, finder) = (rows == 1, finder?.id)
        var rest: ArraySlice<Item>?
        let planned = try build(item, values) { id, stage in
            let all = try items ?? (isFirst ? Item.naming(found(id, stage)) : [])[...]
            guard id == finder else { return all }
            rest = all.dropFirst(Self.partSize)
            return all.prefix(Self.partSize)
        }
        if let rest { row = (item, values, rest) }
        try check(planned)
        return planned
    }

    private mutating func build(
        _ row: Item, _ values: [String: JSONValue], found: (StageID, Stage) throws -> ArraySlice<Item>
    ) throws -> PlannedRow<Stage> {
        var builder = RowBuilder(pipeline, row: row, values: values, combinations)
        for declaration in pipeline.stages {
            if declaration.from.isEmpty {
                try builder.addRoot(declaration, found: found) { key in
                    purchases[key, default: 0] += 1
                    return take + (purchases[key] ?? 1)
                }
            } else {
                try builder.addReaders(declaration)
            }
        }
        return builder.planned
    }

    /// Sees to it that no name comes twice.
    private mutating func check(_ planned: PlannedRow<Stage>) throws(NameCollision) {
        for job in planned.jobs {
            guard jobs.insert(job.id.hashValue).inserted else {
                throw NameCollision(first: job.id, second: job.id, name: job.outputName)
            }
            if job.stage.publishes { try names.take(job.outputName, job.stage.publishedFiles, for: job.id) }
        }
    }
}
