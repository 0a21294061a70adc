import ArgumentParser
import PipelineEngine
import PipelineStages
import RunStore

/// The subcommand `dailies plan`.
struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Says what a run would do, why, and what it would cost; does none of it.",
        discussion: "It needs no key. More than 60 jobs are shown in groups.")

    @OptionGroup var options: PipelineOptions

    @Flag(help: "Shows each job, however many there are.")
    var all = false

    @Option(
        help: ArgumentHelp(
            "Writes the pipeline's stages as a graph to standard output: mermaid or dot.", valueName: "form"))
    var graph: PlanGraph.Form?

    func validate() throws {
        if graph != nil, options.json { throw ValidationError("--graph and --json can't be used together") }
    }

    func run() async throws {
        let pipeline = try options.planning.pipeline(options.file)
        let supply = try options.planning.rows(for: pipeline)
        let environment = Workshop.environment(options.planning)
        let plan = { @Sendable in try RowPlan(pipeline, supply, take: options.planning.take, in: environment) }
        // What is shown while it is planned is looked through first: nothing is told of a run that can't be.
        if options.json || all, supply.count > 1 {
            var first = try plan()
            try first.check()
        }
        let totals = try await Workshop.open(options.planning, for: .looking, provider: nil) { workshop in
            var screen = PlanScreen(pipeline, options, supply, showsAll: all, graph: graph)
            let runner = try workshop.runner(output: nil)
            let facts = try await workshop.facts(for: pipeline)
            var plan = try plan()
            var next = try plan.next(500)
            while let rows = next {
                async let preview = runner.preview(rows, of: pipeline, knowing: facts)
                // Planned while the rows before are looked at.
                next = try plan.next(500)
                let found = try await preview
                if !plan.hasProblems { screen.show(found) }
            }
            try plan.complain()
            screen.end()
            return screen.totals
        }
        guard let limit = options.maxCost, let objection = totals.objection(to: limit) else { return }
        Console.say("error: \(objection)")
        throw ExitStatus.outOfBudget
    }
}
