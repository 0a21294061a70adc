import JSON
import PipelineEngine
import Testing

@Suite("A stage with a condition")
struct StageConditionTests {
    private let bench = Bench()

    @Test("that is decided when planning has jobs only for the items that meet it")
    func planning() async throws {
        for name in ["a.txt", "b.txt", "c.txt"] { bench.world.file(name, name) }
        let stages = """
            "in": {"stage": "find"}, "copy": {"stage": "copy", "from": "in", "when": "item.index != 2"},
            "again": {"stage": "copy", "from": "copy", "text": "+"}
            """
        let outcome = try await bench.run(stages)
        #expect(
            outcome.jobs == [
                "in@a": "made", "in@b": "made", "in@c": "made", "copy@a": "made", "copy@c": "made",
                "again@a": "made", "again@c": "made", "copy@b": "left out: item.index is 2",
                "again@b": "left out: copy@b is left out",
            ])
    }

    @Test("on what a gate finds out waits for the gate, and leaves out what doesn't meet it with all that needs it")
    func running() async throws {
        bench.world.file("a.txt", "short")
        bench.world.file("b.txt", "a longer text")
        let outcome = try await bench.run(Self.stages)
        #expect(
            outcome.jobs == [
                "in@a": "made", "check@a": "made", "long@a": "left out: gate.length is 5, not > 6",
                "again@a": "left out: long@a is left out", "all@a": "made", "in@b": "made", "check@b": "made",
                "long@b": "made", "again@b": "made", "all@b": "made",
            ])
        #expect(outcome.report.failures.isEmpty && outcome.report.isIncomplete == false)
        #expect(
            bench.published.keys.sorted() == [
                "a/all.txt", "b/again.txt", "b/all.txt", "b/long.txt",
            ])
        #expect(bench.store.openFolders == 0)
        #expect(bench.journal.jobs["long@a"] == "leftOut" && bench.journal.outcomes == ["done"])
    }

    @Test("is left out again in the next run, which has nothing to do")
    func again() async throws {
        bench.world.file("a.txt", "short")
        _ = try await bench.run(Self.stages)
        let attempts = bench.journal.attempts.count
        let outcome = try await bench.run(Self.stages)
        #expect(outcome.jobs["long@a"] == "left out: gate.length is 5, not > 6")
        #expect(bench.journal.attempts.count == attempts)
    }

    @Test("is planned as waiting for its gate, and when that is done as what the condition says")
    func preview() async throws {
        bench.world.file("a.txt", "short")
        #expect(try await words(Self.stages).contains("long@a depends on check@a"))
        _ = try await bench.run(Self.stages)
        let after = try await words(Self.stages)
        #expect(after.contains("long@a left out: gate.length is 5, not > 6"))
        #expect(after.contains("again@a left out: long@a is left out"))
    }

    @Test("is dropped when its gate fails, like everything behind it")
    func gateFails() async throws {
        bench.world.file("b.txt", "a longer text")
        bench.world.fail("check@b", .expectation)
        let outcome = try await bench.run(Self.stages)
        #expect(outcome.jobs["long@b"] == "dropped because of check@b")
    }

    @Test("may leave out a gate: what it would have judged is published")
    func gateLeftOut() async throws {
        bench.world.file("a.txt", "short")
        let outcome = try await bench.run(
            """
            "in": {"stage": "find"}, "check": {"stage": "gate", "from": "in"},
            "copy": {"stage": "copy", "from": "check"},
            "strict": {"stage": "gate", "from": "copy", "when": "gate.length > 100"},
            "after": {"stage": "copy", "from": "strict"}
            """)
        #expect(outcome.jobs["strict@a"] == "left out: gate.length is 5, not > 100")
        #expect(outcome.jobs["after@a"] == "left out: strict@a is left out")
        #expect(bench.published == ["a/copy.txt": "short"])
    }

    @Test("sees parameters, the item and the matrix as they are")
    func facts() throws {
        let pipeline = try Bench.pipeline(
            """
            "a": {"stage": "make", "count": 2},
            "b": {"stage": "copy", "from": "a", "when": "matrix.n > least and item.name != '02-n-3'",
                  "text": "n${matrix.n}", "matrix": {"n": [1, 2, 3]}}
            """, parameters: #""least": {"type": "integer"}"#)
        let graph = try bench.graph(pipeline, rows: [ParameterRow(values: ["least": 1])])
        #expect(graph.jobs.map(\.id.description) == ["a", "b@01-n-2", "b@01-n-3", "b@02-n-2"])
        #expect(
            graph.leftOut.map { "\($0.id): \($0.reason)" } == [
                "b@01-n-1: matrix.n is 1 and least is 1", "b@02-n-1: matrix.n is 1 and least is 1",
                "b@02-n-3: item.name is '02-n-3'",
            ])
    }

    @Test("on a gate's facts needs a gate before it")
    func noGate() throws {
        let error = #expect(throws: InvalidPipeline.self) {
            try Bench.pipeline(
                #""a": {"stage": "make"}, "b": {"stage": "copy", "from": "a", "when": "gate.length > 1"}"#)
        }
        #expect(
            error?.issues.map(\.sentence)
                == ["'gate.length' is a fact of a gate stage, and none comes before this one"])
    }

    // MARK: Kit

    private static let stages = """
        "in": {"stage": "find"}, "check": {"stage": "gate", "from": "in"},
        "long": {"stage": "copy", "from": "check", "when": "gate.length > 6"},
        "again": {"stage": "copy", "from": "long", "text": "+"}, "all": {"stage": "copy", "from": "check", "text": "."}
        """

    private func words(_ stages: String) async throws -> [String] {
        try await bench.preview(stages).entries.map { entry in
            switch entry.reason {
            case .depends(let job): "\(entry.job) depends on \(job)"
            case .leftOut(let reason): "\(entry.job) left out: \(reason)"
            default: "\(entry.job) \(entry.reason)"
            }
        }
    }
}
