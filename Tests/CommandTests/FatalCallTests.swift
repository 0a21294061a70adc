import Foundation
import Testing

@Suite("dailies run, killed at any call to the system")
struct FatalCallTests {
    @Test("buys each clip once, and publishes the bytes of an undisturbed run")
    func buying() async throws {
        try await Stall.open { sandbox in
            let rounds = try await Rounds(.boats(from: .sandbox(sandbox)), from: 100_000)
            try await rounds.endAtCalls(max(4, Soak.kills / 2))
        }
    }

    @Test("makes no job of many twice, and publishes the bytes of an undisturbed run")
    func bulk() async throws {
        try await Rounds(.bulk, from: 110_000).endAtCalls(max(2, Soak.kills / 5))
    }
}
