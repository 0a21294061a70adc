import JSON
import PipelineEngine
import PipelineStages

/// Plans the rows of a run one after the other, and collects what is wrong with them.
struct RowPlan {
    /// How many problems are shown; the others are counted.
    private static let shown = 50

    private let file: String
    private var planner: RowPlanner<Stage>
    private var rows: RowSupply.Cursor
    private var problems: [String] = []
    private var problemCount = 0
    private var isAtEnd = false
    /// Where the row that is being planned stands in its file.
    private var place: String?
    private var finds: Finds
    /// How many jobs the rows so far have.
    private(set) var jobCount = 0

    /// Begins a plan, or says what is wrong with the file of rows and ends.
    ///
    /// What `found` holds, an earlier plan of the same rows found; nothing is looked for again.
    init(
        _ pipeline: Pipeline<Stage>, _ supply: RowSupply, take: Int, in environment: StageEnvironment,
        found: [[FoundItem]] = []
    ) throws {
        finds = Finds(found: found, environment: environment)
        file = pipeline.file
        planner = RowPlanner(pipeline, take: take)
        do throws(InvalidRows) {
            rows = try supply.rows()
        } catch {
            throw Self.complaint(error)
        }
    }

    /// What stages found, each time one was asked.
    var found: [[FoundItem]] { finds.found }

    /// Whether something is wrong with a row so far.
    var hasProblems: Bool { problemCount > 0 }

    /// The jobs of the next rows, as many or so few that they are soon looked at; `nil` after the last.
    mutating func next(_ count: Int) throws -> [PlannedRow<Stage>]? {
        guard !isAtEnd else { return nil }
        var planned: [PlannedRow<Stage>] = []
        planned.reserveCapacity(min(count, 1_000))
        let enough = jobCount + 5_000
        while planned.count < count, jobCount < enough {
            if let jobs = part() {
                jobCount += jobs.count
                planned.append(jobs)
            } else if let (row, place) = try nextRow() {
                self.place = place
                planner.begin(row)
            } else {
                isAtEnd = true
                break
            }
        }
        return planned.isEmpty ? nil : planned
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

    /// The next jobs of the row that was begun; `nil` if there are no more, or something is wrong with it.
    private mutating func part() -> PlannedRow<Stage>? {
        let prefix = place.map { $0 + ": " } ?? "error: "
        do {
            var finds = finds
            defer { self.finds = finds }
            return try planner.nextPart { _, stage in try finds.items(of: stage) }
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

/// What stages find: looked for, or as it was found before.
private struct Finds {
    var found: [[FoundItem]]
    let environment: StageEnvironment
    private var asked = 0

    init(found: [[FoundItem]], environment: StageEnvironment) {
        self.found = found
        self.environment = environment
    }

    mutating func items(of stage: Stage) throws(StageFailure) -> [FoundItem] {
        defer { asked += 1 }
        if asked < found.count { return found[asked] }
        let items = try stage.findItems(in: environment)
        found.append(items)
        return items
    }
}
