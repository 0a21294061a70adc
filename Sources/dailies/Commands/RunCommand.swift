import ArgumentParser
import FFmpeg
import Foundation
import PipelineEngine
import PipelineStages
import RunStore

/// The subcommand `dailies run`.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Runs a pipeline: does what isn't done yet, and publishes what was asked for.",
        discussion: """
            Generations are paid for with the key in RUNWARE_API_KEY; with --sandbox an embedded sandbox of the API
            renders clips, without key, network or cost. Running again does only what is missing or changed.
            Ctrl-C finishes what runs and starts nothing new; a second Ctrl-C cancels.
            """)

    @OptionGroup var options: PipelineOptions

    @Option(
        help: ArgumentHelp(
            "How many media passes run at once. (default: half as many as processors, at least 2 where memory allows)",
            valueName: "n"))
    var jobs: Int?

    @Flag(help: "Replaces files in the output folder that dailies did not write.")
    var overwrite = false

    @Flag(help: "Runs media passes in this process, not in worker processes that may crash without harm.")
    var inProcess = false

    func validate() throws {
        if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs must be from 1 to 256, not \(jobs)") }
    }

    func run() async throws {
        let pipeline = try options.planning.pipeline(options.file)
        let supply = try options.planning.rows(for: pipeline)
        let buys = pipeline.stages.contains { $0.kind == "generate" }
        let provider = try buys ? Provider(for: options.file, isSandbox: options.planning.sandbox) : nil
        let environment = Workshop.environment(options.planning)
        let jobs = try CheckedJobs { found in
            try RowPlan(pipeline, supply, take: options.planning.take, in: environment, found: found)
        }
        let folder = options.planning.outputFolder(of: pipeline)
        let control = RunControl()
        let report = try await Workshop.open(
            options.planning, for: .working, provider: provider, overwrite: overwrite, jobs: self.jobs,
            readable: inProcess ? nil : MediaWorkers.folders(of: jobs.userFiles), control: control
        ) { workshop in
            if let limit = options.maxCost {
                try await check(jobs.planned(), of: pipeline, against: limit, in: workshop)
            }
            let runner = try workshop.runner(output: folder, estimates: await workshop.facts(for: pipeline).estimates)
            let screen = RunScreen(json: options.json)
            let start = try start(of: pipeline)
            let report = try await screen.follow {
                try await Signals.handling(
                    drain: {
                        screen.interrupt()
                        control.drain()
                    }, resume: { screen.resume() }
                ) {
                    try await runner.run(jobs.source(), of: pipeline, start: start, control: control) {
                        screen.show($0)
                    }
                }
            }
            await workshop.tell(of: report, in: folder)
            return report
        }
        let status = ExitStatus(report)
        show(report, folder, status)
        guard status == .done else { throw status }
    }

    /// What is written down of the run when it begins.
    private func start(of pipeline: Pipeline<Stage>) throws -> RunStart {
        var start = RunStart(pipeline: pipeline.name, file: pipeline.file)
        start.settings = try options.planning.givenSettings(for: pipeline)
        start.program = Dailies.configuration.version
        start.libraries = FFmpegLibrary.identity
        start.process = Int(ProcessInfo.processInfo.processIdentifier)
        return start
    }

    /// Ends the command if the run would cost more than it may.
    private func check(
        _ plan: RowPlan, of pipeline: Pipeline<Stage>, against limit: Amount, in workshop: Workshop
    ) async throws {
        var plan = plan
        let runner = try workshop.runner(output: nil)
        let facts = try await workshop.facts(for: pipeline)
        var totals = PlanTotals()
        while let rows = try plan.next(500) {
            for entry in try await runner.preview(rows, of: pipeline, knowing: facts).entries { totals.add(entry) }
        }
        guard let objection = totals.objection(to: limit) else { return }
        Console.say("error: \(objection); nothing was started")
        throw ExitStatus.outOfBudget
    }

    private func show(_ report: RunReport, _ folder: String, _ status: ExitStatus) {
        let paint = Paint(isOn: Console.hasColor)
        Console.say("")
        for line in RunTable(report, output: folder, paint: paint, width: Console.isTerminal ? Console.width : .max)
            .lines
        { Console.say(line) }
        switch status {
        case .unfinished: Console.say("Some clips are still being rendered; run the same command again to go on.")
        case .cancelled: Console.say("Stopped; run the same command again to go on.")
        default: break
        }
    }
}
