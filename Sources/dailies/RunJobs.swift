import PipelineEngine
import PipelineStages

/// The jobs of a run, of which all is known to be right: those of one row are planned, those of a file of rows are planned
/// anew as the run goes on, and not kept.
struct CheckedJobs: Sendable {
    /// How many there are.
    let count: Int
    /// The user's own files that they read.
    let userFiles: [String]
    private let planned: [PlannedRow<Stage>]?
    private let plan: @Sendable () throws -> RowPlan

    /// Plans all rows, or says all that is wrong and ends.
    init(_ supply: RowSupply, _ plan: @escaping @Sendable () throws -> RowPlan) throws {
        self.plan = plan
        var first = try plan()
        if supply.count == 1 {
            let rows = try first.rest()
            planned = rows
            userFiles = rows.flatMap(\.jobs).compactMap { $0.inputs.isEmpty ? $0.item.path : nil }
        } else {
            try first.check()
            planned = nil
            userFiles = []
        }
        count = first.jobCount
    }

    /// Begins to hand them out.
    func source() throws -> RunJobs {
        guard let planned else { return RunJobs(jobCount: count, rest: .rows(try plan())) }
        return RunJobs(jobCount: count, rest: .planned(planned[...]))
    }
}

/// Hands out the jobs of a run.
struct RunJobs: JobSource {
    fileprivate enum Rest {
        case planned(ArraySlice<PlannedRow<Stage>>)
        case rows(RowPlan)
    }

    let jobCount: Int
    fileprivate var rest: Rest

    mutating func next() throws(StageFailure) -> PlannedRow<Stage>? {
        switch rest {
        case .planned(let rows):
            rest = .planned(rows.dropFirst())
            return rows.first
        case .rows(var plan):
            rest = .planned([])
            defer { rest = .rows(plan) }
            do {
                let row = try plan.next(1)?.first
                if !plan.hasProblems { return row }
            } catch {}
            throw StageFailure(.unusableInput, "the file of rows was changed while the run went on; run again")
        }
    }
}
