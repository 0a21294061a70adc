import Foundation
import SeededRandom
import Testing

/// The same errand again and again, disturbed at other moments each time.
struct Rounds {
    private let errand: Errand
    private let first: Int
    /// How long an undisturbed run takes, in microseconds.
    private let length: Int
    /// The SHA-256 of each file that an undisturbed run publishes.
    let published: [String: String]

    /// Does the errand undisturbed, as the round `first`; the others have the numbers that follow.
    init(_ errand: Errand, from first: Int = 0) async throws {
        self.errand = errand
        self.first = first
        let trial = try Trial(errand, number: first)
        let start = ContinuousClock.now
        try await trial.run()
        length = Int((ContinuousClock.now - start) / .microseconds(1))
        published = try await trial.judge()
        #expect(trial.complaints.isEmpty)
        #expect(errand.bought(first, in: trial.scratch.url) == errand.purchases)
    }

    /// Draws a moment of the run.
    func moment(using numbers: inout SeededGenerator) -> Moment {
        .random(length: length, errand.sights, using: &numbers)
    }

    /// Draws a moment when the run is well under way.
    func laterMoment(using numbers: inout SeededGenerator) -> Moment { .random(errand.sights, using: &numbers) }

    /// Does the errand so many times, each disturbed by `disturb`, then finished in at most so many tries, and judged.
    func repeated(
        _ count: Int, tries: Int = 1, _ disturb: (Trial, inout SeededGenerator) async throws -> Void
    ) async throws {
        for number in 0..<count { try await round(first + 1 + number, tries, disturb) }
    }

    /// Kills runs until so many were killed, up to four in a round; now and then something is lost besides.
    func kill(_ wanted: Int, tries: Int = 1, _ prepare: (inout SeededGenerator) -> Void = { _ in }) async throws {
        var kills = 0
        for round in 0..<3 * wanted where kills < wanted {
            try await self.round(first + 1 + round, tries) { trial, random in
                prepare(&random)
                for _ in 0..<Int.random(in: 1...4, using: &random) {
                    let moment = moment(using: &random)
                    let victim = Session.Victim.allCases.randomElement(using: &random) ?? .everything
                    guard try await trial.run(killing: victim, at: moment) else { break }
                    kills += 1
                    guard Int.random(in: 0..<6, using: &random) == 0 else { continue }
                    try trial.suffer(Accident.allCases.randomElement(using: &random) ?? .journalLost, using: &random)
                }
            }
        }
        #expect(kills >= wanted, "too few runs lived long enough to be killed")
    }

    /// Kills a run in each round at one of its calls, spread over all of them, and the run after it at any.
    func endAtCalls(_ count: Int) async throws {
        let calls = try await Trial(errand, number: first).runCountingCalls()
        #expect(calls > 200)
        var kills = 0
        try await repeated(count) { trial, random in
            let part = trial.number - first - 1
            let span = calls * part / count + 1...max(calls * part / count + 1, calls * (part + 1) / count)
            for numbers in [span, 1...calls] {
                let manner = FatalCall.Manner.allCases.randomElement(using: &random) ?? .before
                let call = FatalCall(number: .random(in: numbers, using: &random), manner: manner)
                guard try await trial.run(upTo: call) else { break }
                kills += 1
            }
        }
        #expect(kills >= count / 2, "too few runs came to the call they were to be killed at")
    }

    private func round(
        _ number: Int, _ tries: Int, _ disturb: (Trial, inout SeededGenerator) async throws -> Void
    ) async throws {
        var random = SeededGenerator(seed: Soak.seed &+ UInt64(number) &* 0x9E37_79B9)
        let trial = try Trial(errand, number: number)
        try await disturb(trial, &random)
        let found = try await trial.finish(tries: tries)
        for difference in Self.differences(found, published) { trial.complain(difference) }
        let bought = errand.bought(number, in: trial.scratch.url)
        if bought != errand.purchases { trial.complain("bought \(bought), not \(errand.purchases)") }
        let story = "seed \(Soak.seed), round \(number): " + trial.story.joined(separator: "; ")
        Soak.tell(trial.complaints.isEmpty ? story : story + "\nFAILED: " + trial.complaints.joined(separator: "\n"))
        #expect(trial.complaints.isEmpty, "\(trial.complaints.joined(separator: "\n"))\n\(story)")
    }

    private static func differences(_ found: [String: String], _ wanted: [String: String]) -> [String] {
        Set(found.keys).union(wanted.keys).sorted().compactMap { path in
            switch (found[path], wanted[path]) {
            case (nil, _): "\(path) is missing"
            case (_, nil): "\(path) is there and shouldn't be"
            case (let one, let other): one == other ? nil : "\(path) has other bytes"
            }
        }
    }
}
