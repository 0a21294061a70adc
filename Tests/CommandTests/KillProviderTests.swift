import Foundation
import Testing

@Suite("dailies run, cut off from the server")
struct KillProviderTests {
    @Test("buys once from a server that is killed and comes back, alone or together with the run")
    func killed() async throws {
        let sandbox = try await onThread { Result { try SandboxProcess() } }.get()
        let rounds = try await Rounds(.boat(from: .process(sandbox)), from: 40_000)
        try await rounds.repeated(max(3, Soak.kills / 10), tries: 3) { trial, random in
            let isCommandKilled = Int.random(in: 0..<3, using: &random) == 0
            let isBackSoon = Bool.random(using: &random)
            let moment = rounds.moment(using: &random)
            try await trial.run(until: moment, mayEndIn: [0, 3, 5, -SIGKILL], "killed the server") { session in
                sandbox.kill()
                if isCommandKilled { session.kill(.everything) }
                if !isBackSoon { usleep(700_000) }
                do { try sandbox.restart() } catch { Issue.record(error) }
            }
        }
    }

    /// Two seconds; where there is time also longer than an exchange may take.
    @Test("waits for a server that stands still for a while")
    func paused() async throws {
        let sandbox = try await onThread { Result { try SandboxProcess() } }.get()
        let rounds = try await Rounds(.boat(from: .process(sandbox)), from: 50_000)
        try await rounds.repeated(max(1, Soak.kills / 20)) { trial, random in
            let pause: UInt32 = Soak.isLong && Int.random(in: 0..<4, using: &random) == 0 ? 35_000_000 : 2_000_000
            let moment = rounds.moment(using: &random)
            try await trial.run(until: moment, mayEndIn: [0], "stopped the server for \(pause) µs") { _ in
                sandbox.signal(SIGSTOP)
                usleep(pause)
                sandbox.signal(SIGCONT)
            }
        }
    }
}
