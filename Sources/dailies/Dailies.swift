import ArgumentParser
import Glibc

/// The command.
@main
struct Dailies: AsyncParsableCommand {
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
            RunCommand.self, PlanCommand.self, ExplainCommand.self, ValidateCommand.self, ProbeCommand.self, SandboxCommand.self,
            GenerationsCommand.self, DoctorCommand.self,
        ])

    static func main() async {
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let outcome as ExitStatus {
            Glibc.exit(outcome.rawValue)
        } catch {
            let status = show(error)
            Glibc.exit(status.rawValue)
        }
    }

    /// Shows help, what is wrong with the arguments, or what else went wrong.
    private static func show(_ error: any Error) -> ExitStatus {
        switch exitCode(for: error) {
        case .success:
            Console.print(fullMessage(for: error))
            return .done
        case .validationFailure:
            let message = fullMessage(for: error)
            Console.say(message.hasPrefix("Error: ") ? "error: " + message.dropFirst(7) : message)
            return .wrongUse
        default:
            Console.say("error: \(error)")
            return .failed
        }
    }
}
