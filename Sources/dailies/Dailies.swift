import ArgumentParser
import Dispatch
import Glibc
import PipelineEngine

/// The command.
@main
struct Dailies: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dailies",
        abstract: "Turns what a generative video model returns into what you publish.",
        discussion: """
            A pipeline file names the stages: generate → download → probe → transcode / thumbnail / extractAudio.
            'run' runs it, pays for each generation once, decodes each clip once, checks every file before
            anyone sees it, and never does the same work twice.

            Exit codes, the first that applies: 2 the pipeline file or the arguments are wrong · 130 cancelled ·
            4 out of budget · 3 a job failed · 5 unfinished, run again · 1 media failed its expectations · 0 done.
            """,
        version: "0.1.0",
        subcommands: [
            RunCommand.self, PlanCommand.self, StatusCommand.self, ExplainCommand.self, ValidateCommand.self,
            ProbeCommand.self,
            SandboxCommand.self, SchemaCommand.self, StagesCommand.self, PresetsCommand.self, GenerationsCommand.self,
            GCCommand.self, DoctorCommand.self, WorkerCommand.self,
        ])

    /// Runs what the arguments say, and ends the process.
    ///
    /// It is not `async` itself: that would start threads before the first line, and a worker confines itself while it has
    /// only one.
    static func main() {
        signal(SIGPIPE, SIG_IGN)
        if CommandLine.arguments.dropFirst().first == WorkerCommand.configuration.commandName { end(runHere()) }
        Task { end(await run()) }
        dispatchMain()
    }

    /// Runs a command that isn't asynchronous, on the calling thread.
    private static func runHere() -> ExitStatus {
        do {
            var command = try parseAsRoot()
            try command.run()
            return .done
        } catch {
            return error as? ExitStatus ?? show(error)
        }
    }

    private static func run() async -> ExitStatus {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            return .done
        } catch {
            return error as? ExitStatus ?? show(error)
        }
    }

    private static func end(_ status: ExitStatus) -> Never { Glibc.exit(status.rawValue) }

    /// A message as all of ours are written, with the subcommand that was perhaps meant.
    private static func inOurWords(_ message: String) -> String {
        guard message.hasPrefix("Error: ") else { return message }
        let ours = "error: " + message.dropFirst("Error: ".count)
        let names = configuration.subcommands.filter { $0.configuration.shouldDisplay }
            .compactMap { $0.configuration.commandName }
        guard let written = CommandLine.arguments.dropFirst().first, !written.hasPrefix("-"), !names.contains(written)
        else { return ours }
        let rest = ours.drop { $0 != "\n" }
        let meant = NearestName.find(written, among: names).map { "did you mean '\($0)'?" }
        return "error: there is no subcommand '\(written)'; \(meant ?? "there are " + names.joined(separator: ", "))"
            + rest
    }

    /// Shows help, what is wrong with the arguments, or what else went wrong.
    private static func show(_ error: any Error) -> ExitStatus {
        switch exitCode(for: error) {
        case .success:
            Console.print(fullMessage(for: error))
            return .done
        case .validationFailure:
            Console.say(inOurWords(fullMessage(for: error)))
            return .wrongUse
        default:
            Console.say("error: \(error)")
            return .failed
        }
    }
}
