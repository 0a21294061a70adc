import PipelineEngine
import Testing

@testable import dailies

@Suite("Events for programs")
struct ToldEventsTests {
    private static let job = JobID(stage: StageID("web"), item: "01")
    private static let committed = RunEvent.committed(job, StageResult(), isCached: false)

    private func told(_ events: [RunEvent]) -> [String] {
        var filter = ToldEvents()
        return events.flatMap { filter.take($0) }.map { event in
            switch event {
            case .started: "started"
            case .progressed(_, let fraction): "\(fraction)"
            case .committed: "committed"
            case .failed: "failed"
            default: "other"
            }
        }
    }

    private func progress(_ fractions: Double...) -> [RunEvent] { fractions.map { .progressed(Self.job, $0) } }

    @Test("progress comes in hundredths, never backwards, and ends at exactly 1")
    func steps() {
        let events = [.started(Self.job)] + progress(0.001, 0.02, 0.025, 0.01, 0.5, 0.99, 1, 1) + [Self.committed]
        #expect(told(events) == ["started", "0.02", "0.5", "0.99", "1.0", "committed"])
    }

    @Test("a job that never said how far it is comes to 1 all the same; one from before says nothing")
    func silent() {
        #expect(told([.started(Self.job), Self.committed]) == ["started", "1.0", "committed"])
        #expect(told([Self.committed]) == ["committed"])
    }

    @Test("nothing is told of the progress of a job that isn't at work")
    func stray() {
        let failed = RunEvent.failed(Self.job, StageFailure(.provider, "no"))
        #expect(told([.started(Self.job)] + progress(0.5) + [failed] + progress(0.7)) == ["started", "0.5", "failed"])
        #expect(told([.started(Self.job)] + progress(0.5) + [.started(Self.job)] + progress(0.1)).last == "0.1")
    }
}
