import ArgumentParser
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

    @Option(help: ArgumentHelp("How many media passes run at once.", valueName: "n"))
    var jobs: Int?

    @Flag(help: "Replaces files in the output folder that dailies did not write.")
    var overwrite = false

    func validate() throws {
        if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs must be from 1 to 256, not \(jobs)") }
    }

    func run() async throws {
        let pipeline = try options.pipeline()
        let row = try options.row(for: pipeline)
        let buys = pipeline.stages.contains { $0.kind == "generate" }
        let folder = options.outputFolder(of: pipeline)
        let control = RunControl()
        let report = try await Workshop.open(
            options, for: .working, needsProvider: buys, overwrite: overwrite, jobs: jobs, control: control
        ) { workshop in
            let graph = JobGraph(try workshop.plan(pipeline, [row], take: options.take))
            let runner = try workshop.runner(output: folder)
            let screen = RunScreen(json: options.json)
            return try await Signals.handling(drain: { control.drain() }) {
                try await runner.run(graph, of: pipeline, control: control) { screen.show($0) }
            }
        }
        let status = ExitStatus(report)
        show(report, folder, status)
        guard status == .done else { throw status }
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
