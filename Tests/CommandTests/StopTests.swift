import Foundation
import Testing

@Suite("dailies run, asked to stop at any moment")
struct StopTests {
    /// A way to ask.
    struct Way: Sendable {
        let name: String
        let signals: [Int32]

        static let all = [
            Way(name: "Ctrl-C", signals: [SIGINT]), Way(name: "Ctrl-C twice", signals: [SIGINT, SIGINT]),
            Way(name: "SIGTERM", signals: [SIGTERM]), Way(name: "SIGHUP", signals: [SIGHUP]),
            Way(name: "Ctrl-C and SIGTERM", signals: [SIGINT, SIGTERM]),
        ]
    }

    @Test("ends soon, says how to go on, leaves nothing half-made, and goes on without buying again")
    func signals() async throws {
        try await Stall.open { sandbox in
            let rounds = try await Rounds(.boats(from: .sandbox(sandbox)), from: 80_000)
            try await rounds.repeated(max(4, Soak.kills / 4)) { trial, random in
                let way = Way.all.randomElement(using: &random) ?? Way.all[0]
                let pause = UInt32.random(in: 0...20_000, using: &random)
                // Until a signal is handled it does what signals do.
                let statuses = Set([0, 130] + way.signals.map(-))
                let isEarly = Int.random(in: 0..<5, using: &random) == 0
                let moment = isEarly ? rounds.moment(using: &random) : rounds.laterMoment(using: &random)
                let (outcome, _) = try await trial.run(
                    until: moment, mayEndIn: statuses, way.name
                ) { session in
                    for signal in way.signals {
                        session.signal(signal)
                        usleep(pause)
                    }
                }
                if outcome.status < 0, outcome.output.contains("\"event\":\"began\"") {
                    trial.complain("\(way.name) was not handled during the run")
                }
                if outcome.status == 130 {
                    if !outcome.errors.hasSuffix("Stopped; run the same command again to go on.\n") {
                        trial.complain("the last line doesn't say how to go on: \(outcome.errors)")
                    }
                    try await trial.judge()
                }
            }
        }
    }

    @Test("goes on to its end when nobody reads what it says any more", arguments: ["out", "err"])
    func unread(stream: String) async throws {
        try await Stall.open { sandbox in
            let rounds = try await Rounds(.boats(from: .sandbox(sandbox)), from: 90_000)
            try await rounds.repeated(1) { trial, random in
                let pipe = trial.scratch.url.appending(path: "said-1.\(stream)").path
                #expect(unsafe mkfifo(pipe, 0o600) == 0)
                let reader = unsafe open(pipe, O_RDONLY | O_NONBLOCK)
                let delay = Int.random(in: 0...1_000_000, using: &random)
                try await trial.run(until: .time(delay), mayEndIn: [0], "closed std\(stream)") { _ in
                    close(reader)
                    unsafe unlink(pipe)
                }
            }
        }
    }
}
