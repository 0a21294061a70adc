import ArgumentParser
import JSON
import PipelineEngine
import PipelineStages
import RunStore

/// The subcommand `dailies explain`.
struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Says why a job was done anew, or would be: what decided its result.",
        discussion: """
            Without a pipeline file it compares what the job was last made from with what it was made from before; \
            with one, what it would be made from now with what it was last made from.
            """)

    @Argument(help: "The job as 'plan' shows it: stage@item, or pipeline/stage@item.")
    var job: String

    @Option(
        name: .customLong("pipeline"), help: ArgumentHelp("Compares with what this file asks for.", valueName: "file"),
        completion: .file(extensions: ["json"]))
    var file: String?

    @OptionGroup var planning: PlanningOptions

    @Flag(help: "Writes a JSON object to standard output, with all values in full.")
    var json = false

    func run() async throws {
        if let file { try await explain(by: file) } else { try await explainLast() }
    }

    // MARK: What was done

    private func explainLast() async throws {
        let name = JobName(job)
        try await Workshop.open(planning, for: .looking, provider: nil) { workshop in
            let history = try await workshop.journal.history(of: name.job, in: name.pipeline, limit: 2)
            let end = try await workshop.journal.ending(of: name.job, in: name.pipeline ?? history.first?.pipeline)
            guard let last = history.first else {
                guard let end else { throw try await unknown(name, in: workshop) }
                return say(Explanation(end: end))
            }
            say(Explanation(last: last, before: history.dropFirst().first, end: end))
        }
    }

    private func unknown(_ name: JobName, in workshop: Workshop) async throws -> ExitStatus {
        let known = try await workshop.journal.jobNames(near: name.job.stage, limit: 10_000)
        let written = name.job.description
        if let pipeline = name.pipeline, known.contains(written) {
            Console.say("error: the pipeline '\(pipeline)' has no record of a job '\(written)'")
            return .wrongUse
        }
        if let advice = name.advice(knowing: known) {
            Console.say("error: \(advice)")
            return .wrongUse
        }
        let hint =
            if known.isEmpty {
                "; '\(planning.state)' has no record of any job, name another folder with --state"
            } else {
                NearestName.find(written, among: known).map { "; did you mean '\($0)'?" } ?? ""
            }
        Console.say("error: '\(planning.state)' has no record of a job '\(written)'\(hint)")
        return .wrongUse
    }

    // MARK: What would be done

    private func explain(by file: String) async throws {
        let name = JobName(job)
        let pipeline = try planning.pipeline(file)
        guard name.pipeline == nil || name.pipeline == pipeline.name else {
            Console.say("error: \(file) is the pipeline '\(pipeline.name)', not '\(name.pipeline ?? "")'")
            throw ExitStatus.wrongUse
        }
        let supply = try planning.rows(for: pipeline)
        let row = try row(with: name.job, of: pipeline, supply)
        try await Workshop.open(planning, for: .looking, provider: nil) { workshop in
            var facts = try await workshop.facts(for: pipeline)
            facts.isFirstRun = false
            let preview = try await workshop.runner(output: nil).preview([row], of: pipeline, knowing: facts)
            guard let entry = preview.entries.first(where: { $0.job == name.job }) else { return }
            let history = try await workshop.journal.history(of: name.job, in: pipeline.name, limit: 1)
            say(
                Explanation(
                    now: entry, of: pipeline.name, last: history.first, remark: ProviderRemark(preview)))
        }
    }

    /// The row that has the job, or what is wrong.
    private func row(
        with job: JobID, of pipeline: Pipeline<Stage>, _ supply: RowSupply
    ) throws -> PlannedRow<Stage> {
        var plan = try RowPlan(pipeline, supply, take: planning.take, in: Workshop.environment(planning))
        var known: [String] = []
        var found: PlannedRow<Stage>?
        while let rows = try plan.next(500) {
            for row in rows {
                let ids = row.jobs.map(\.id) + row.leftOut.map(\.id)
                if ids.contains(job) { found = found ?? row }
                if known.count < 10_000 {
                    known += ids.filter { [job.stage.name, job.item].contains($0.stage.name) }.map(\.description)
                }
            }
        }
        try plan.complain()
        if let found { return found }
        if let advice = JobName(job.description).advice(knowing: known) {
            Console.say("error: \(advice)")
            throw ExitStatus.wrongUse
        }
        let names = known.isEmpty ? pipeline.stages.map(\.id.name) : known
        let meant = NearestName.find(known.isEmpty ? job.stage.name : job.description, among: names)
        Console.say(
            "error: \(pipeline.file) has no job '\(job)'\(meant.map { "; did you mean '\($0)'?" } ?? "")"
                + (meant == nil ? "; 'dailies plan' shows those it has" : ""))
        throw ExitStatus.wrongUse
    }

    private func say(_ explanation: Explanation) {
        guard !json else { return Console.print(JSONWriter.write(explanation.json)) }
        for line in explanation.lines(Paint(isOn: Console.hasColor)) { Console.say(line) }
    }
}
