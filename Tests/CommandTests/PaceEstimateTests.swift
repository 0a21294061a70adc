import Testing

@testable import dailies

@Suite("How long the rest takes")
struct PaceEstimateTests {
    /// A pace of so many jobs a second for so long.
    private func pace(
        _ rate: Double, for seconds: Int, from begin: Int = 0, _ old: PaceEstimate = .init()
    ) -> PaceEstimate {
        var pace = old
        pace.begin(at: .seconds(begin))
        for tick in 1...(seconds * 4) { pace.add(rate / 4, at: .seconds(begin) + .milliseconds(tick * 250)) }
        return pace
    }

    @Test("an even pace is told as it is")
    func even() throws {
        let pace = pace(2, for: 120)
        #expect(abs(try #require(pace.rate(at: .seconds(120))) - 2) < 0.02)
        #expect(abs(try #require(pace.remaining(100, at: .seconds(120))) - 50) < 0.5)
    }

    @Test("a new pace is told after a minute or two, not what was long ago")
    func changing() throws {
        let later = pace(1, for: 180, from: 120, pace(10, for: 120))
        #expect(abs(try #require(later.rate(at: .seconds(300))) - 1) < 0.5)
    }

    @Test("while nothing gets done the rest takes longer and longer")
    func stalled() throws {
        let pace = pace(2, for: 60)
        let soon = try #require(pace.remaining(10, at: .seconds(60)))
        let later = try #require(pace.remaining(10, at: .seconds(120)))
        let latest = try #require(pace.remaining(10, at: .seconds(180)))
        #expect(soon < later && later < latest)
    }

    @Test("nothing is said in the first seconds, nor before two jobs' worth is done, nor long after anything was")
    func silent() {
        #expect(PaceEstimate().rate(at: .seconds(100)) == nil)
        #expect(pace(100, for: 4).rate(at: .seconds(4)) == nil)
        #expect(pace(0.1, for: 19).rate(at: .seconds(19)) == nil)
        #expect(pace(0.1, for: 21).rate(at: .seconds(21)) != nil)
        #expect(pace(1, for: 10).rate(at: .seconds(100_000)) == nil)
    }
}
