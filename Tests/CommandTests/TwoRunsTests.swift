import Foundation
import Testing

@Suite("Two commands in one folder")
struct TwoRunsTests {
    @Test("of two runs at once one waits or is refused, and both leave what one would")
    func together() async throws {
        try await Stall.open { sandbox in
            let rounds = try await Rounds(.boats(from: .sandbox(sandbox)), from: 60_000)
            try await rounds.repeated(max(2, Soak.kills / 10)) { trial, random in
                let first = try trial.start()
                let delay = [0, 0, Int.random(in: 0...1_500_000, using: &random)].randomElement(using: &random) ?? 0
                await onThread { _ = usleep(UInt32(delay)) }
                let second = try trial.start()
                let outcomes = [await first.outcome(), await second.outcome()]
                for (number, outcome) in outcomes.enumerated() {
                    trial.take(outcome, "run \(number + 1), \(delay) µs", mayEndIn: [0, 3])
                    let isRefused = outcome.errors.hasPrefix("error: another dailies is at work in .dailies (process ")
                    if outcome.status == 3, !isRefused { trial.complain("not a refusal: \(outcome.errors)") }
                }
                if outcomes.allSatisfy({ $0.status == 3 }) { trial.complain("both were refused") }
            }
        }
    }

    @Test("what only looks works at any time of a run", arguments: ["plan", "generations", "explain"])
    func looking(subcommand: String) async throws {
        let arguments = [
            "plan": ["plan", "errand.json", "--each", "rows.csv"], "generations": ["generations", "list", "--json"],
            "explain": ["explain", "source@one", "--pipeline", "errand.json", "--each", "rows.csv"],
        ]
        try await Stall.open { sandbox in
            let trial = try Trial(.boats(from: .sandbox(sandbox)), number: 70_000)
            let run = try trial.start()
            var looks = 0
            while run.isRunning {
                let isLedgerThere = FileManager.default.fileExists(
                    atPath: trial.scratch.url.appending(path: ".dailies/ledger.sqlite").path)
                let look = await (try trial.start(arguments[subcommand] ?? [])).outcome()
                // Before there is a ledger there is nothing to list.
                let mayEndIn: Set<Int32> = subcommand == "generations" && !isLedgerThere ? [0, 2] : [0]
                #expect(mayEndIn.contains(look.status), "look \(looks): \(look.errors)")
                looks += 1
            }
            #expect(looks > 2)
            trial.take(await run.outcome(), "looked at", mayEndIn: [0])
            try await trial.finish()
            #expect(trial.complaints.isEmpty)
        }
    }
}
