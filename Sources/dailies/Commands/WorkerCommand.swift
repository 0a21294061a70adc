import ArgumentParser
import MediaProcessing

/// The subcommand `dailies worker`, which `dailies run` starts.
struct WorkerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "worker", abstract: "Runs media passes for another process; it isn't for people.",
        shouldDisplay: false)

    func run() { PassWorker.serve() }
}
