import ArgumentParser
import Foundation
import JSON
import PipelineEngine
import RunStore

/// The subcommand `dailies status`.
struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Says how far a run is, or how it ended: the latest, or any other.",
        discussion: "It only looks, whoever works in the folder, and makes no file.")

    @Argument(help: "The run's number; without one the latest.")
    var run: Int?

    @OptionGroup var place: StateOption

    @Flag(help: "Writes a JSON object to standard output.")
    var json = false

    /// How many jobs at work, and how many that failed, are told one by one.
    private static let few = 10
    /// How many runs are listed.
    private static let runs = 10

    /// The folder that keeps what was made and paid for.
    var state: String { place.state }

    func run() async throws {
        do {
            guard let reading = try StateReading.open(path: state) else {
                Console.say("error: '\(state)' has no record of any run; name another folder with --state")
                throw ExitStatus.wrongUse
            }
            guard let record = try await reading.journal.record(of: run.map { RunID(Int64($0)) }) else {
                let words = run.map { "there is no run \($0) in '\(state)'; 'dailies status' lists the latest" }
                Console.say(
                    "error: \(words ?? "'\(state)' has no record of any run; name another folder with --state")")
                throw ExitStatus.wrongUse
            }
            let screen = try await screen(record, reading)
            guard !json else { return Console.print(JSONWriter.write(screen.json)) }
            for line in screen.lines(Paint(isOn: Console.hasColor)) { Console.say(line) }
        } catch let failure as StageFailure {
            Console.say("error: \(failure)")
            throw ExitStatus(failure.reason)
        }
    }

    private func screen(_ record: RunRecord, _ reading: StateReading) async throws(StageFailure) -> StatusScreen {
        let journal = reading.journal
        let runs = try await journal.runs(limit: Self.runs)
        let running = runs.first { run in
            run.ended == nil && reading.worker.map { run.process == 0 || run.process == $0.process } ?? false
        }
        let isAtWork = running?.run == record.run
        var screen = StatusScreen(record, now: Date(), process: isAtWork ? reading.worker?.process : nil)
        screen.atWork = try await journal.jobs(of: record.run, .atWork, limit: Self.few)
        screen.failed = try await journal.jobs(of: record.run, .failed, limit: Self.few)
        screen.runs = runs
        screen.running = running?.run
        if isAtWork {
            for end in try await journal.ends(of: record.run, limit: 1_000) {
                let time = Duration.seconds(end - record.began.timeIntervalSince1970)
                if screen.pace.isEmpty { screen.pace.begin(at: time) }
                screen.pace.add(1, at: time)
            }
        }
        return screen
    }
}
