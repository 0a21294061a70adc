import Foundation
import RunwareSandbox
import SeededRandom
import Testing

@Suite("dailies run, killed at any moment")
struct KillTests {
    @Test("buys each clip once, and publishes the bytes of an undisturbed run")
    func buying() async throws {
        try await Stall.open { sandbox in
            let rounds = try await Rounds(.boats(from: .sandbox(sandbox)), from: 0)
            #expect(rounds.published.count == 21)
            try await rounds.kill(Soak.kills)
        }
    }

    @Test("makes no job of many twice, and publishes the bytes of an undisturbed run")
    func bulk() async throws {
        let rounds = try await Rounds(.bulk, from: 20_000)
        #expect(rounds.published.count == 62)
        try await rounds.kill(max(3, Soak.kills / 5))
    }

    @Test("buys once also from the sandbox that is killed with it")
    func embedded() async throws {
        try await Rounds(.boat(from: .embedded), from: 10_000).kill(max(2, Soak.kills / 10))
    }

    @Test("buys once also from a server that refuses, loses answers and breaks off files")
    func moody() async throws {
        try await Stall.open { sandbox in
            let rounds = try await Rounds(.boats(from: .sandbox(sandbox)), from: 30_000)
            try await rounds.kill(max(1, Soak.kills / 10), tries: 3) { sandbox.setFaults(.random(using: &$0)) }
        }
    }
}

extension SandboxFaults {
    /// Some that pass.
    fileprivate static func random(using numbers: inout SeededGenerator) -> SandboxFaults {
        let passing: [Refusal] = [.tooManyRequests, .serverError, .unavailable, .html, .dropped]
        var faults = SandboxFaults()
        faults.submitRefusals = Array(passing.shuffled(using: &numbers).prefix(.random(in: 0...1, using: &numbers)))
        faults.pollRefusals = Array(passing.shuffled(using: &numbers).prefix(.random(in: 0...3, using: &numbers)))
        faults.lostAnswers = [.dropped, .serverError, .dropped].shuffled(using: &numbers)
        faults.emptyAcknowledgements = .random(in: 0...1, using: &numbers)
        faults.unreadyDownloads = .random(in: 0...1, using: &numbers)
        faults.truncatedDownloads = .random(in: 0...2, using: &numbers)
        return faults
    }
}
