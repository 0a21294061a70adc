import FFmpeg
import Foundation
import Generation
import JSON
import Logging
import PipelineEngine
import PipelineStages
import RunStore
import RunwareSandbox
import Transfer

/// Everything a run needs, put together: state folder, provider, transport.
struct Workshop {
    private let state: StateFolder
    private var environment: StageEnvironment
    private let limits: [WorkPool: Int]
    private let options: PlanningOptions

    /// What stages need to know of the command line, before anything is opened.
    static func environment(_ options: PlanningOptions) -> StageEnvironment {
        var environment = StageEnvironment(
            inputs: options.inputs, mediaLibraries: FFmpegLibrary.identity,
            provider: Provider.name(isSandbox: options.sandbox))
        environment.ownFolders = [options.output, options.state].map {
            URL(filePath: $0).standardizedFileURL.resolvingSymlinksInPath().path
        }
        return environment
    }

    /// Opens everything, lends it to `body`, and closes it again.
    ///
    /// What can't be opened is said, and ends the command.
    /// Where nothing is bought, no sandbox is started. Media passes run in worker processes that may read the folders
    /// `readable`, or in this process if that is `nil`.
    static func open<Value: Sendable>(
        _ options: PlanningOptions, for access: StateFolder.Access, provider: Provider?, overwrite: Bool = false,
        jobs: Int? = nil, readable: [String]? = nil,
        control: RunControl = RunControl(), _ body: @Sendable (Workshop) async throws -> Value
    ) async throws -> Value {
        do {
            let state = try await StateFolder.open(
                path: options.state, for: access, overwrite: overwrite, command: CommandLine.inShort)
            let limits: [WorkPool: Int] = [.network: 4, .cpu: jobs ?? PassConcurrency.usual]
            let workers = readable.map { MediaWorkers(passes: limits[.cpu] ?? 1, readable: $0, state: options.state) }
            return try await MediaWorkers.with(workers) { passes in
                var environment = Self.environment(options)
                environment.passes = passes
                let workshop = Workshop(state: state, environment: environment, limits: limits, options: options)
                return try await workshop.connected(to: provider, control, body)
            }
        } catch let failure as StageFailure {
            Console.say("error: \(failure)")
            throw ExitStatus(failure.reason)
        }
    }

    /// Connects to the provider, if there is one, and lends the workshop to `body`.
    private func connected<Value: Sendable>(
        to provider: Provider?, _ control: RunControl, _ body: @Sendable (Workshop) async throws -> Value
    ) async throws -> Value {
        guard let provider else { return try await body(self) }
        let ledger = SQLiteLedger(state.purchases, provider: environment.provider)
        let sandboxFolder = URL(filePath: options.state).appending(path: "sandbox")
        return try await provider.connected(ledger, control, sandboxFolder: sandboxFolder) { connection in
            var workshop = self
            workshop.environment.purchaser = connection.purchaser
            workshop.environment.downloader = connection.downloader
            workshop.environment.clips = ClipShelf(state)
            workshop.environment.downloadPolicy = connection.policy
            return try await body(workshop)
        }
    }

    /// The record of runs.
    var journal: RunJournal { state.journal }

    /// What is known besides results: what past work took, and what is paid for already.
    func facts(for pipeline: Pipeline<Stage>) async throws(StageFailure) -> PreviewFacts {
        let past = try await state.journal.pastWork(of: Set(pipeline.stages.map(\.kind)), limit: 200)
        let purchases = state.purchases
        let provider = environment.provider
        var facts = PreviewFacts(
            estimates: WorkEstimates(past, distinguishing: ["provider"], ignoring: ["ffmpeg", "revision", "take"])
        ) { wanted throws(StageFailure) in
            guard !wanted.isEmpty else { return [] }
            let states = try await purchases.latestStates(provider: provider, of: wanted)
            return Set(states.filter { Generation.Purchase.State(rawValue: $0.value)?.isPaid ?? false }.keys)
        }
        facts.isFirstRun = try await !state.journal.hasJobs()
        return facts
    }

    /// Writes the files that tell of a run beside what it published.
    ///
    /// A run that found everything done leaves those of the run that did it.
    func tell(of report: RunReport, in folder: String) async {
        let total = report.total
        let isIdle = total.jobs == total.cached + total.leftOut && total.newFiles == 0
        guard !isIdle || !FileManager.default.fileExists(atPath: folder + "/" + RunFiles.names.page) else { return }
        await RunFiles.write(run: report.run, from: state.journal, state.purchases, to: folder)
    }

    /// What runs jobs, and publishes to a folder, which is made here.
    func runner(
        output: String?, estimates: WorkEstimates = WorkEstimates()
    ) throws(StageFailure) -> PipelineRunner<Stage> {
        if let output { try state.store.prepareOutput(output) }
        var runner = PipelineRunner<Stage>(
            environment: environment, store: state.store, journal: state.journal, limits: limits, output: output)
        runner.estimates = estimates
        runner.acceptsExisting = options.acceptExisting
        runner.retriesLastingFailures = options.retryFailed
        return runner
    }
}

extension Generation.Purchase.State {
    /// Whether the provider has the purchase, so that going on with it costs nothing more.
    fileprivate var isPaid: Bool {
        switch self {
        case .accepted, .succeeded: true
        case .prepared, .sent, .failed, .lost, .forgotten: false
        }
    }
}
