import Testing

@testable import MediaProcessing

@Suite("How far an output has come")
struct ReachedFractionTests {
    @Test("is never less than before, and never all before the end")
    func once() {
        let reached = ReachedFraction(sweeps: 1)
        #expect([0, 0.5, 0.4, 0.5, 0.75, 2].map { reached.advance(to: $0) } == [nil, 0.5, nil, nil, 0.75, 0.99])
    }

    @Test("counts each sweep the same")
    func twice() {
        let reached = ReachedFraction(sweeps: 2)
        #expect(reached.advance(to: 0.5) == 0.25)
        #expect(reached.advance(to: 1) == 0.5)
        reached.endSweep()
        #expect(reached.advance(to: 0) == nil)
        #expect(reached.advance(to: 0.5) == 0.75)
        reached.endSweep()
        #expect(reached.advance(to: 1) == 0.99)
    }
}
