public import JSON

/// All jobs of a run and what joins them: a pure function of pipeline, rows and the items found.
public struct JobGraph<Stage: PipelineStage>: Sendable {
    /// The jobs, each after those it needs.
    public private(set) var jobs: [Job<Stage>] = []
    /// The jobs that a condition leaves out, as far as that was known when planning.
    public private(set) var leftOut: [LeftOutJob] = []
    private var indices: [JobID: Int] = [:]

    /// Plans a run.
    ///
    /// - Parameters:
    ///   - pipeline: what is done.
    ///   - rows: the values of the parameters; one row at least.
    ///   - take: added to the number of each purchase, so that a second take is bought.
    ///   - found: the items of a stage that finds them by itself.
    /// - Throws: ``InvalidPipeline`` if a row's value doesn't fit where it is used, ``NameCollision`` if two files
    ///   would have one name, or whatever `found` throws.
    public init(
        _ pipeline: Pipeline<Stage>, rows: some Sequence<ParameterRow>, take: Int = 0,
        found: (StageID, Stage) throws -> [FoundItem]
    ) throws {
        var planner = RowPlanner(pipeline, take: take)
        for row in rows { append(try planner.plan(row, found: found)) }
    }

    /// Takes over what was planned row by row.
    public init(_ planned: some Sequence<PlannedRow<Stage>>) {
        for row in planned { append(row) }
    }

    /// The job of this name, if there is one.
    public subscript(_ id: JobID) -> Job<Stage>? { indices[id].map { jobs[$0] } }

    private mutating func append(_ row: PlannedRow<Stage>) {
        for job in row.jobs {
            indices[job.id] = jobs.count
            jobs.append(job)
        }
        leftOut += row.leftOut
    }
}

/// A row of parameters.
public struct ParameterRow: Hashable, Sendable {
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

/// A job that isn't done because of a condition.
public struct LeftOutJob: Hashable, Sendable {
    /// The job.
    public let id: JobID
    /// Its stage's kind.
    public let kind: String
    /// Why the condition isn't met: `duration is 2, not >= 3`.
    public let reason: String
}

/// The jobs of one row.
public struct PlannedRow<Stage: PipelineStage>: Sendable {
    /// The jobs, each after those it needs.
    public internal(set) var jobs: [Job<Stage>] = []
    /// The jobs that a condition leaves out.
    public internal(set) var leftOut: [LeftOutJob] = []
}
