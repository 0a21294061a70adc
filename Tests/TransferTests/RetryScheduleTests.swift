import Testing
import Transfer

@Suite("Retry schedule")
struct RetryScheduleTests {
    private static let schedule = RetrySchedule(
        tries: 4, first: .seconds(1), growth: 2, longest: .seconds(3), jitter: 0.5, longestAsked: .seconds(10))

    @Test("waits grow, stop growing, and end", arguments: zip(1...5, [1, 2, 3, nil, nil]))
    func growth(failures: Int, seconds: Int?) {
        #expect(
            Self.schedule.wait(afterFailures: failures, asked: nil, chance: 0) == seconds.map { .seconds($0) })
    }

    @Test("chance adds up to the jitter", arguments: zip([0, 0.5, 1], [1000, 1250, 1500]))
    func jitter(chance: Double, milliseconds: Int) {
        #expect(Self.schedule.wait(afterFailures: 1, asked: nil, chance: chance) == .milliseconds(milliseconds))
    }

    @Test(
        "what the server asks for counts if it is longer, up to a limit",
        arguments: zip([0, 5, 10, 11], [1, 5, 10, 10]))
    func asked(seconds: Int, granted: Int) {
        #expect(
            Self.schedule.wait(afterFailures: 1, asked: .seconds(seconds), chance: 0) == .seconds(granted))
    }

    @Test("asking doesn't bring another try")
    func noMore() {
        #expect(Self.schedule.wait(afterFailures: 4, asked: .seconds(1), chance: 0) == nil)
    }
}
