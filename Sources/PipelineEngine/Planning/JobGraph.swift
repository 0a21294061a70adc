public import JSON

/// Hands out the jobs of a run, row by row, so that a run needs to hold no more of them than it works on.
public protocol JobSource<Stage> {
    /// The stages that the jobs are of.
    associatedtype Stage: PipelineStage

    /// How many jobs there are, those among them that a condition leaves out.
    var jobCount: Int { get }

    /// The jobs of the next row; `nil` after the last.
    ///
    /// - Throws: ``StageFailure`` if the rows can't be read any more.
    mutating func next() throws(StageFailure) -> PlannedRow<Stage>?
}

/// All jobs of a run and what joins them: a pure function of pipeline, rows and the items found.
public struct JobGraph<Stage: PipelineStage>: JobSource, Sendable {
    /// The jobs, row by row.
    public let rows: [PlannedRow<Stage>]
    private var handedOut = 0

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
        self.rows = try rows.map { try planner.plan($0, found: found) }
    }

    /// The jobs, each after those it needs.
    public var jobs: [Job<Stage>] { rows.flatMap(\.jobs) }

    /// The jobs that a condition leaves out, as far as that was known when planning.
    public var leftOut: [LeftOutJob] { rows.flatMap(\.leftOut) }

    /// The job of this name, if there is one.
    public subscript(_ id: JobID) -> Job<Stage>? { jobs.first { $0.id == id } }

    /// How many jobs there are, those among them that a condition leaves out.
    public var jobCount: Int { rows.reduce(0) { $0 + $1.count } }

    /// The jobs of the next row; `nil` after the last.
    public mutating func next() throws(StageFailure) -> PlannedRow<Stage>? {
        guard handedOut < rows.count else { return nil }
        defer { handedOut += 1 }
        return rows[handedOut]
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

    /// How many jobs there are, those among them that a condition leaves out.
    public var count: Int { jobs.count + leftOut.count }
}
