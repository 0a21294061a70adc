import JSON
import PipelineEngine
import Testing

@Suite("Running a pipeline")
struct RunnerTests {
    private let bench = Bench()
    private let stages = """
        "in": {"stage": "find"}, "check": {"stage": "gate", "from": "in"},
        "web": {"stage": "copy", "from": "check", "text": "+web"}, "small": {"stage": "copy", "from": "web", "text": "+small"}
        """

    @Test("does every job, and says so in the order in which it happens")
    func everything() async throws {
        bench.world.file("sea.txt", "sea")
        let outcome = try await bench.run(stages)
        #expect(outcome.events.first == "began 1 with 4" && outcome.events.last == "ended")
        for (job, file) in [("in@sea", nil), ("check@sea", nil), ("web@sea", "web.txt"), ("small@sea", "small.txt")] {
            let published = file.map { ["published copy.txt of \(job) to /out/sea/\($0)"] } ?? []
            #expect(outcome.events.filter { $0.contains(job) } == ["started \(job)", "made \(job)"] + published)
        }
        let order = ["made in@sea", "started web@sea", "made web@sea", "started small@sea"]
        #expect(outcome.events.filter(order.contains) == order)
        #expect(bench.published == ["sea/web.txt": "sea+web", "sea/small.txt": "sea+web+small"])
        #expect(
            outcome.report.stages.map { "\($0.stage) \($0.kind) \($0.counts.made) \($0.counts.files)" }
                == ["in find 1 0", "check gate 1 0", "web copy 1 1", "small copy 1 1"])
        #expect(
            outcome.report.files.map { "\($0.job) \($0.published.path) \($0.isCached)" }
                == ["web@sea /out/sea/web.txt false", "small@sea /out/sea/small.txt false"])
        #expect(outcome.report.total.jobs == 4 && outcome.report.total.bytes == 20)
        #expect(!outcome.report.wasCancelled && outcome.report.failures.isEmpty)
        #expect(bench.journal.outcomes == ["done"])
        #expect(bench.store.openFolders == 0)
    }

    @Test("several files of one job are published in a folder of the stage's, those of one row beside each other")
    func publishedPaths() async throws {
        bench.world.file("sea.txt", "sea")
        _ = try await bench.run(
            """
            "in": {"stage": "find"}, "parts": {"stage": "split", "from": "in", "count": 2},
            "clip": {"stage": "make", "text": "t", "count": 2}, "copy": {"stage": "copy", "from": "clip"}
            """)
        #expect(
            Set(bench.published.keys) == ["sea/parts/1.txt", "sea/parts/2.txt", "01/copy.txt", "02/copy.txt"])
    }

    @Test("a run without jobs ends")
    func nothing() async throws {
        let outcome = try await bench.run(stages)
        #expect(outcome.events == ["began 1 with 0", "ended"])
        #expect(bench.journal.outcomes == ["done"])
    }

    @Test("without an output folder nothing is published")
    func noOutput() async throws {
        bench.world.file("sea.txt", "sea")
        let runner = PipelineRunner<FakeStage>(
            environment: bench.world, store: bench.store, journal: bench.journal, limits: [:], output: nil)
        let pipeline = try Bench.pipeline(stages)
        let report = try await runner.run(bench.graph(pipeline), of: pipeline) { _ in }
        #expect(report.failures.isEmpty && bench.published.isEmpty)
    }

    @Test("progress is told between start and end, for the job that it is of")
    func progress() async throws {
        let recorder = Recorder()
        _ = try await bench.run(#""a": {"stage": "make"}"#, recorder: recorder)
        #expect(
            recorder.everything == ["began 1 with 1", "started a", "progressed a to 0.5", "made a", "ended"])
    }

    @Test("jobs with one key that are ready together are handed out together")
    func batches() async throws {
        bench.world.file("sea.txt", "sea")
        _ = try await bench.run(
            """
            "in": {"stage": "find"}, "check": {"stage": "gate", "from": "in", "batch": "b"},
            "web": {"stage": "copy", "from": "check", "text": "+web", "batch": "b"},
            "alone": {"stage": "copy", "from": "check", "text": "+alone"},
            "webm": {"stage": "copy", "from": "check", "text": "+webm", "batch": "b"}
            """)
        #expect(bench.world.batches == [["in@sea"], ["check@sea", "web@sea", "webm@sea"], ["alone@sea"]])
    }

    @Test("a hundred items go through, whatever runs at once", arguments: [1, 3, 16])
    func manyItems(limit: Int) async throws {
        let bench = bench.limited([.cpu: limit])
        for number in 0..<100 { bench.world.file("f\(number).txt", "text \(number)") }
        let outcome = try await bench.run(stages)
        #expect(outcome.jobs.values.allSatisfy { $0 == "made" })
        #expect(bench.published.count == 200)
        #expect(bench.published["f42/small.txt"] == "text 42+web+small")
    }

    @Test("ten thousand jobs are done, and found again, without growing slower", .timeLimit(.minutes(1)))
    func tenThousand() async throws {
        let bench = bench.limited([.cpu: 8])
        for number in 0..<2_500 { bench.world.file("f\(number).txt", "text \(number)") }
        #expect(try await bench.run(stages).started.count == 10_000)
        #expect(try await bench.run(stages).started.isEmpty)
        #expect(bench.published.count == 5_000)
    }

    @Test("items of one text, and items of one purchase, keep their own results")
    func identities() async throws {
        let outcome = try await bench.run(
            #""clip": {"stage": "buy", "text": "x", "count": 2}, "copy": {"stage": "copy", "from": "clip", "text": "!"}"#
        )
        #expect(outcome.started == ["clip", "copy@01", "copy@02"])
        #expect(bench.published == ["01/copy.txt": "x#1!", "02/copy.txt": "x#2!"])
    }
}
