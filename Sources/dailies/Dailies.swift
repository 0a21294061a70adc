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
            RunCommand.self, PlanCommand.self, ValidateCommand.self, ProbeCommand.self, SandboxCommand.self,
            DoctorCommand.self,
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
            Console.flush()
            Glibc.exit(outcome.rawValue)
        } catch {
            end(with: error)
        }
    }

    /// Shows help, or what is wrong with the arguments, and ends.
    private static func end(with error: any Error) -> Never {
        let message = fullMessage(for: error)
        let isHelp = exitCode(for: error) == .success
        if isHelp { Console.print(message) } else { Console.say(message) }
        Console.flush()
        Glibc.exit(isHelp ? 0 : ExitStatus.wrongUse.rawValue)
    }
}
