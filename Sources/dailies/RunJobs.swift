import PipelineEngine
import PipelineStages

/// The jobs of a run, of which all is known to be right; they are planned anew as the run goes on, and not kept.
struct CheckedJobs: Sendable {
    /// How many there are.
    let count: Int
    private let found: [[FoundItem]]
    private let plan: @Sendable ([[FoundItem]]) throws -> RowPlan

    /// Plans all rows, or says all that is wrong and ends.
    ///
    /// - Parameter plan: begins a plan, given what an earlier one found.
    /// - Throws: ``ExitStatus`` if something is wrong.
    init(_ plan: @escaping @Sendable ([[FoundItem]]) throws -> RowPlan) throws {
        self.plan = plan
        var first = try plan([])
        try first.check()
        count = first.jobCount
        found = first.found
    }

    /// The user's own files that they read.
    var userFiles: [String] { found.flatMap { $0.map(\.path) } }

    /// Begins to plan them again.
    func planned() throws -> RowPlan { try plan(found) }

    /// Begins to hand them out.
    func source() throws -> RunJobs { RunJobs(jobCount: count, rows: try planned()) }
}

/// Hands out the jobs of a run.
struct RunJobs: JobSource {
    let jobCount: Int
    fileprivate var rows: RowPlan

    mutating func next() throws(StageFailure) -> PlannedRow<Stage>? {
        do {
            let row = try rows.next(1)?.first
            if !rows.hasProblems { return row }
        } catch {}
        throw StageFailure(.unusableInput, "the file of rows was changed while the run went on; run again")
    }
}
