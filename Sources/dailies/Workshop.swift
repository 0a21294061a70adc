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
    private let environment: StageEnvironment
    private let limits: [WorkPool: Int]

    /// Opens everything, lends it to `body`, and closes it again.
    ///
    /// What can't be opened is said, and ends the command.
    /// Where nothing is bought, no key is asked for and no sandbox started.
    static func open<Value: Sendable>(
        _ options: PipelineOptions, for access: StateFolder.Access, needsProvider: Bool, overwrite: Bool = false,
        jobs: Int? = nil,
        control: RunControl = RunControl(), _ body: @Sendable (Workshop) async throws -> Value
    ) async throws -> Value {
        let provider = try needsProvider ? Provider(options) : nil
        do {
            let state = try await StateFolder.open(path: options.state, for: access, overwrite: overwrite)
            var environment = StageEnvironment(
                inputs: options.inputs, mediaLibraries: FFmpegLibrary.identity, provider: Provider.name(options))
            environment.ownFolders = [options.output, options.state].map {
                URL(filePath: $0).standardizedFileURL.resolvingSymlinksInPath().path
            }
            let limits: [WorkPool: Int] = [
                .network: 4, .cpu: jobs ?? max(1, ProcessInfo.processInfo.activeProcessorCount / 2),
            ]
            guard let provider else {
                return try await body(Workshop(state: state, environment: environment, limits: limits))
            }
            let ledger = SQLiteLedger(state.purchases, provider: environment.provider)
            let sandboxFolder = URL(filePath: options.state).appending(path: "sandbox")
            return try await provider.connected(ledger, control, sandboxFolder: sandboxFolder) { connection in
                environment.purchaser = connection.purchaser
                environment.downloader = connection.downloader
                environment.downloadPolicy = connection.policy
                return try await body(Workshop(state: state, environment: environment, limits: limits))
            }
        } catch let failure as StageFailure {
            Console.say("error: \(failure)")
            throw ExitStatus(failure.reason)
        }
    }

    /// Plans a run, row by row.
    ///
    /// What is wrong with the files the user named, or with what is made of the rows, is said, and ends the command.
    func plan(_ pipeline: Pipeline<Stage>, _ rows: [ParameterRow], take: Int) throws -> [PlannedRow<Stage>] {
        var planner = RowPlanner(pipeline, take: take)
        do {
            return try rows.map { row in
                try planner.plan(row) { _, stage in try stage.findItems(in: environment) }
            }
        } catch let failure as StageFailure {
            Console.say("error: \(failure)")
            throw ExitStatus.wrongUse
        } catch let invalid as InvalidPipeline {
            Console.say("\(invalid)")
            throw ExitStatus.wrongUse
        } catch let collision as NameCollision {
            Console.say("error: \(pipeline.file): \(collision)")
            throw ExitStatus.wrongUse
        }
    }

    /// What runs jobs, and publishes to a folder, which is made here.
    func runner(output: String?) throws(StageFailure) -> PipelineRunner<Stage> {
        if let output { try state.store.prepareOutput(output) }
        return PipelineRunner(
            environment: environment, store: state.store, journal: state.journal, limits: limits, output: output)
    }
}
