import JSON
import PipelineEngine
import PipelineStages

/// Plans the rows of a run one after the other, and collects what is wrong with them.
struct RowPlan {
    /// How many problems are shown; the others are counted.
    private static let shown = 50

    private let environment: StageEnvironment
    private let file: String
    private var planner: RowPlanner<Stage>
    private var rows: RowSupply.Cursor
    private var problems: [String] = []
    private var problemCount = 0
    private var isAtEnd = false
    /// How many jobs the rows so far have.
    private(set) var jobCount = 0

    /// Begins a plan, or says what is wrong with the file of rows and ends.
    init(_ pipeline: Pipeline<Stage>, _ supply: RowSupply, take: Int, in environment: StageEnvironment) throws {
        self.environment = environment
        file = pipeline.file
        planner = RowPlanner(pipeline, take: take)
        do throws(InvalidRows) {
            rows = try supply.rows()
        } catch {
            throw Self.complaint(error)
        }
    }

    /// Whether something is wrong with a row so far.
    var hasProblems: Bool { problemCount > 0 }

    /// The jobs of the next rows; `nil` after the last.
    mutating func next(_ count: Int) throws -> [PlannedRow<Stage>]? {
        guard !isAtEnd else { return nil }
        var planned: [PlannedRow<Stage>] = []
        planned.reserveCapacity(min(count, 1_000))
        while planned.count < count {
            guard let (row, place) = try nextRow() else {
                isAtEnd = true
                break
            }
            guard let jobs = plan(row, place) else { continue }
            jobCount += jobs.count
            planned.append(jobs)
        }
        return planned.isEmpty ? nil : planned
    }

    /// Plans all rows that are left.
    mutating func rest() throws -> [PlannedRow<Stage>] {
        let planned = try next(.max) ?? []
        try complain()
        return planned
    }

    /// Plans all rows that are left, and keeps nothing of them.
    mutating func check() throws {
        while try next(500) != nil {}
        try complain()
    }

    /// Says all that is wrong and ends; does nothing if nothing is.
    func complain() throws {
        guard hasProblems else { return }
        for problem in problems { Console.say(problem) }
        if problemCount > problems.count { Console.say("error: and \(problemCount - problems.count) more") }
        throw ExitStatus.wrongUse
    }

    private mutating func nextRow() throws -> (row: ParameterRow, place: String?)? {
        do throws(InvalidRows) {
            return try rows.next()
        } catch {
            throw Self.complaint(error)
        }
    }

    private mutating func plan(_ row: ParameterRow, _ place: String?) -> PlannedRow<Stage>? {
        let prefix = place.map { $0 + ": " } ?? "error: "
        let environment = environment
        do {
            return try planner.plan(row) { _, stage in try stage.findItems(in: environment) }
        } catch let invalid as InvalidPipeline {
            if place == nil { note("\(invalid)") }
            for issue in place == nil ? [] : invalid.issues {
                note(prefix + "\(issue.sentence), at \(file):\(issue.position.line):\(issue.position.column)")
            }
        } catch let collision as NameCollision {
            note(prefix + "\(file): \(collision)")
        } catch {
            note(prefix + "\(error)")
        }
        return nil
    }

    private mutating func note(_ problem: String) {
        problemCount += 1
        if problems.count < Self.shown { problems.append(problem) }
    }

    private static func complaint(_ error: InvalidRows) -> ExitStatus {
        Console.say("\(error)")
        return .wrongUse
    }
}
