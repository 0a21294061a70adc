import Testing

@testable import Workers

@Suite("The watch over a request")
struct RequestWatchTests {
    private typealias Watch = RequestWatch<String>

    private let start = ContinuousClock.now
    private var limits: WorkerLimits = {
        var limits = WorkerLimits()
        limits.stillness = .seconds(60)
        limits.wallTime = .seconds(1000)
        limits.answerBytes = 100
        return limits
    }()

    private func after(_ seconds: Int) -> ContinuousClock.Instant { start + .seconds(seconds) }

    @Test("a worker that counts on may take its time")
    func slow() {
        var watch = Watch(1, limits, at: start)
        for second in stride(from: 50, through: 950, by: 50) {
            #expect(watch.end(at: after(second)) == nil)
            _ = watch.hear(.beat(id: 1, moved: second, mapped: 0), bytes: 1, at: after(second))
        }
        #expect(watch.end(at: after(999)) == nil)
        #expect(watch.end(at: after(1000)) == .wallTime(limit: .seconds(1000)))
    }

    @Test("a heart that beats and moves nothing is not enough")
    func hanging() {
        var watch = Watch(1, limits, at: start)
        for second in 1..<60 {
            _ = watch.hear(.beat(id: 1, moved: 5, mapped: 0), bytes: 1, at: after(second))
        }
        #expect(watch.end(at: after(60)) == nil)
        #expect(watch.end(at: after(61)) == .still(limit: .seconds(60)))
    }

    @Test("an event is a move")
    func event() {
        var watch = Watch(1, limits, at: start)
        guard case .deliver("made") = watch.hear(.event(id: 1, body: "made"), bytes: 1, at: after(59)) else {
            Issue.record("the event was not delivered")
            return
        }
        #expect(watch.end(at: after(118)) == nil)
        #expect(watch.end(at: after(119)) == .still(limit: .seconds(60)))
    }

    @Test("one that was told to stop has its grace")
    func cancelled() {
        var watch = Watch(1, limits, at: start)
        watch.cancel(at: after(1))
        watch.cancel(at: after(5))
        #expect(watch.end(at: after(1) + .milliseconds(199)) == nil)
        #expect(watch.end(at: after(1) + .milliseconds(200)) == .cancelled)
    }

    @Test("words about another request end it, and too many words")
    func wrongWords() {
        var watch = Watch(1, limits, at: start)
        guard
            case .stop(.invalidAnswer("it is about another request")) = watch.hear(
                .ended(id: 2, mapped: 0), bytes: 1, at: start)
        else {
            Issue.record("it was heard")
            return
        }
        guard
            case .stop(.invalidAnswer("it is longer than 100 bytes")) = watch.hear(
                .accepted(id: 1), bytes: 100, at: start)
        else {
            Issue.record("it was heard")
            return
        }
    }

    @Test("what a worker still has mapped is known at its end")
    func mapped() {
        var watch = Watch(1, limits, at: start)
        #expect(!watch.isAccepted)
        _ = watch.hear(.accepted(id: 1), bytes: 1, at: start)
        #expect(watch.isAccepted)
        _ = watch.hear(.beat(id: 1, moved: 1, mapped: 70), bytes: 1, at: start)
        #expect(watch.mapped == 70)
        guard case .done = watch.hear(.ended(id: 1, mapped: 30), bytes: 1, at: start) else {
            Issue.record("it was not done")
            return
        }
        #expect(watch.mapped == 30)
    }
}
