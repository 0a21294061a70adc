import JSON
import PipelineEngine
import Synchronization
import Testing

@Suite("A run of many rows")
struct RunnerScaleTests {
    private let bench = Bench()

    /// Counts how many rows were handed out, and how many of their jobs are not done yet.
    private struct CountedRows: JobSource {
        let jobCount: Int
        var planner: RowPlanner<FakeStage>
        var left: Int
        let counts: Counts

        mutating func next() throws(StageFailure) -> PlannedRow<FakeStage>? {
            guard left > 0 else { return nil }
            left -= 1
            let row = ParameterRow(name: "row \(left)", values: ["n": .string("\(left)")])
            guard let planned = try? planner.plan(row, found: { _, _ in [] }) else { return nil }
            counts.hand(out: planned.jobs.count)
            return planned
        }
    }

    private final class Counts: Sendable {
        private let state = Mutex((open: 0, most: 0))

        var most: Int { state.withLock(\.most) }
        func hand(out count: Int) {
            state.withLock { state in
                state.open += count
                state.most = max(state.most, state.open)
            }
        }
        func finish() { state.withLock { $0.open -= 1 } }
    }

    @Test("holds a window of them, whatever their number, and writes the journal in groups", .timeLimit(.minutes(2)))
    func window() async throws {
        let pipeline = try Bench.pipeline(
            #""clip": {"stage": "make", "text": "${n}"}, "copy": {"stage": "copy", "from": "clip"}"#,
            parameters: #""n": {"type": "string"}"#)
        for round in 0..<2 {
            let before = bench.journal.groups
            let counts = Counts()
            let rows = CountedRows(jobCount: 10_000, planner: RowPlanner(pipeline), left: 5_000, counts: counts)
            let report = try await bench.runner.run(rows, of: pipeline) { event in
                if case .committed = event { counts.finish() }
            }
            #expect(report.total.jobs == 10_000 && report.total.files == 5_000 && report.total.notDone == 0)
            #expect(counts.most <= 2_002)
            #expect(report.files.count == RunReport.kept)
            // A found job has one entry and a published one another; done one by one that would be 15,000 groups.
            if round == 1 { #expect(bench.journal.groups - before < 1_500) }
        }
    }

    @Test("ends with what is wrong with the rows, if they can't be read to their end")
    func broken() async throws {
        let pipeline = try Bench.pipeline(#""clip": {"stage": "make", "text": "x"}"#)
        var graph = BrokenRows(rest: try bench.graph(pipeline))
        graph.failsAfter = 1
        let failure = await #expect(throws: StageFailure.self) {
            try await bench.runner.run(graph, of: pipeline) { _ in }
        }
        #expect(failure?.message == "the rows are gone")
        #expect(bench.journal.outcomes == ["failed"] && bench.journal.jobs == ["clip": "done"])
    }

    private struct BrokenRows: JobSource {
        var rest: JobGraph<FakeStage>
        var failsAfter = 0
        var jobCount: Int { 2 }

        mutating func next() throws(StageFailure) -> PlannedRow<FakeStage>? {
            failsAfter -= 1
            guard failsAfter >= 0 else { throw StageFailure(.unusableInput, "the rows are gone") }
            return try rest.next()
        }
    }

    @Test("whose journal can't be written starts nothing more, and says so")
    func journalIsFull() async throws {
        for name in ["a", "b", "c"] { bench.world.file("\(name).txt", name) }
        bench.journal.fill()
        let pipeline = try Bench.pipeline(#""in": {"stage": "find"}, "copy": {"stage": "copy", "from": "in"}"#)
        let failure = await #expect(throws: StageFailure.self) {
            try await bench.runner.run(bench.graph(pipeline), of: pipeline) { _ in }
        }
        #expect(failure?.message == "the journal could not be used")
        #expect(bench.store.openFolders == 0)
    }
}

@Suite("Results that differ in versions alone")
struct RunnerVersionTests {
    private let bench = Bench()

    init() { bench.world.file("a.txt", "a") }

    private func stages(note: String, text: String = "+") -> String {
        #""in": {"stage": "find"}, "copy": {"stage": "copy", "from": "in", "text": "\#(text)", "note": "\#(note)"}"#
    }

    @Test("are made again, or kept if somebody asks for it; kept ones are found by later runs")
    func accepted() async throws {
        _ = try await bench.run(stages(note: "1"))
        let pipeline = try Bench.pipeline(stages(note: "2"))
        var runner = bench.runner
        runner.acceptsExisting = true
        let preview = try await runner.preview(bench.planned(pipeline), of: pipeline)
        #expect(preview.entries.map(\.reason) == [.cached, .cached])
        #expect(try await runner.run(bench.graph(pipeline), of: pipeline) { _ in }.total.cached == 2)
        #expect(try await bench.run(stages(note: "2")).started == [])
        #expect(try await bench.run(stages(note: "3")).started == ["copy@a"])
    }

    @Test("are not kept when something else changed too")
    func changed() async throws {
        _ = try await bench.run(stages(note: "1"))
        let pipeline = try Bench.pipeline(stages(note: "2", text: "!"))
        var runner = bench.runner
        runner.acceptsExisting = true
        #expect(try await runner.run(bench.graph(pipeline), of: pipeline) { _ in }.total.made == 1)
    }
}

@Suite("Room on disk")
struct RunnerRoomTests {
    private let bench = Bench()

    init() { bench.world.file("a.txt", String(repeating: "a", count: 9_000_000)) }

    @Test("is looked for before work begins; where there is too little nothing is written")
    func tooLittle() async throws {
        let stages = #""in": {"stage": "find"}, "web": {"stage": "copy", "from": "in", "text": "+web"}"#
        bench.store.leave(24_000_000)
        let outcome = try await bench.run(stages)
        #expect(outcome.started == ["in@a"])
        #expect(
            outcome.report.failures.map(\.failure) == [
                StageFailure(
                    .storage,
                    "web@a needs about 9 MB, and 16 MB must stay free; 24 MB are free in /store; make room and run again"
                )
            ])
        bench.store.leave(26_000_000)
        #expect(try await bench.run(stages).jobs["web@a"] == "made")
    }
}
