import Foundation
import Synchronization
import Testing

@testable import MediaProcessing

@Suite("Running a pass elsewhere")
struct ExecutorTests {
    private func pass() -> MediaPass {
        let outputs = [
            MediaPass.Output(id: "web", work: .web(.mp4), folder: "/a", gates: ["check"]),
            MediaPass.Output(id: "sound", work: .sound(.m4a), folder: "/b"),
            MediaPass.Output(id: "check", work: .probe(Probe()), folder: ""),
        ]
        return MediaPass(source: "/clip.mp4", sourceName: "clip.mp4", outputs: outputs)
    }

    @Test("what isn't finished is run again, probes that others need first, and each alone")
    func open() {
        var ledger = PassLedger(pass())
        #expect(ledger.open.map(\.id) == ["check", "web", "sound"])
        #expect(ledger.alone(ledger.open[1]).outputs.map(\.id) == ["web"])
        ledger.finish("sound", nil)
        ledger.finish("check", nil)
        #expect(ledger.open.map(\.id) == ["web"])
        #expect(ledger.openIndex(of: "web") == 0)
        #expect(ledger.openIndex(of: "sound") == nil)
        #expect(ledger.openIndex(of: "other") == nil)
    }

    @Test("what depends on a probe that failed is refused for the probe's reason")
    func refusal() {
        var ledger = PassLedger(pass())
        let error = MediaError(.expectation, "no")
        #expect(ledger.refusal(of: ledger.open[1]) == nil)
        ledger.finish("check", error)
        #expect(ledger.refusal(of: ledger.open[0]) == error)
        #expect(ledger.refusal(of: ledger.open[1]) == nil)
    }

    @Test("progress is told in steps that can be seen, and its end always")
    func steps() {
        var steps = ProgressSteps()
        let told = (0...1000).filter { steps.take(.progressed(output: "web", Double($0) / 1000)) }
        #expect(told.count <= 202)
        #expect(told.first == 0)
        #expect(told.last == 1000)
        let others: [MediaPassEvent] = [
            .progressed(output: "sound", 0), .finished(output: "web", .failure(MediaError(.cancelled, "no"))),
        ]
        #expect(others.filter { steps.take($0) }.count == 2)
    }

    @Test("events and outcomes are the same after they were written and read")
    func events() async throws {
        let scratch = try Scratch()
        let events = Mutex<[MediaPassEvent]>([])
        await InProcessPasses().run(try MediaPass.everything(of: .fixture("clip.mp4"), in: scratch)) { event in
            events.withLock { $0.append(event) }
        }
        await InProcessPasses().run(try MediaPass.everything(of: .fixture("truncated.mp4"), in: scratch)) { event in
            events.withLock { $0.append(event) }
        }
        for event in events.withLock(\.self) {
            let read = try JSONDecoder().decode(MediaPassEvent.self, from: JSONEncoder().encode(event))
            switch (event, read) {
            case (.progressed(let output, let fraction), .progressed(let readOutput, let readFraction)):
                #expect(readOutput == output && readFraction == fraction)
            case (.finished(let output, let result), .finished(let readOutput, let readResult)):
                #expect(readOutput == output && readResult == result)
            default: Issue.record("\(event) is read as \(read)")
            }
        }
        #expect(events.withLock(\.count) > 18)
    }

    @Test("what was moved is counted, through reading, writing and checking")
    func moved() async throws {
        let scratch = try Scratch()
        let runner = MediaPassRunner(
            MediaPass(.fixture("clip.mp4"), [MediaPass.Output(id: "web", work: .web(.mp4), folder: scratch.path)]))
        #expect(runner.moved == 0)
        runner.run { _ in }
        // Fifty pictures are read, taken, written and read again.
        #expect(runner.moved >= 200)
    }
}
