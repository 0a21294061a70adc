import PipelineEngine
import Testing

@Suite("Stopping a run")
struct RunnerStopTests {
    private let bench = Bench()
    private let stages = """
        "in": {"stage": "find"}, "web": {"stage": "copy", "from": "in", "text": "+web"}
        """

    init() { for name in ["a", "b"] { bench.world.file("\(name).txt", name) } }

    @Test("draining finishes what runs, commits and publishes it, and starts nothing new")
    func drain() async throws {
        let control = RunControl()
        let recorder = Recorder()
        let latch = bench.world.hold("web@a")
        async let running = bench.run(stages, control: control, recorder: recorder)
        await recorder.wait(for: "started web@a")
        control.drain()
        control.drain()
        await recorder.wait(for: "draining")
        latch.open()
        let outcome = try await running
        #expect(outcome.jobs == ["in@a": "made", "in@b": "made", "web@a": "made", "web@b": "not done"])
        #expect(bench.published == ["a/web.txt": "a+web"])
        #expect(outcome.events.count { $0 == "draining" } == 1)
        #expect(!outcome.report.wasCancelled && outcome.report.failures.isEmpty)
        #expect(bench.journal.outcomes == ["stopped"])
        #expect(try await bench.run(stages).started == ["web@b"])
    }

    @Test("draining throws away drafts whose gate was not begun, and commits those whose gate runs and passes")
    func drainBehindGates() async throws {
        let bench = bench.limited([.cpu: 1, .network: 2])
        let control = RunControl()
        let recorder = Recorder()
        let latch = bench.world.hold("check@a")
        let gated = """
            "in": {"stage": "find"}, "check": {"stage": "gate", "from": "in"},
            "web": {"stage": "copy", "from": "check", "text": "+web", "pool": "network"}
            """
        async let running = bench.run(gated, control: control, recorder: recorder)
        while bench.disk.files(below: "/drafts").count < 2 { await Task.yield() }
        control.drain()
        await recorder.wait(for: "draining")
        latch.open()
        let outcome = try await running
        #expect(outcome.jobs["check@a"] == "made" && outcome.jobs["web@a"] == "made")
        #expect(outcome.jobs["check@b"] == "not done" && outcome.jobs["web@b"] == "not done")
        #expect(bench.published == ["a/web.txt": "a+web"])
        #expect(bench.store.openFolders == 0 && bench.disk.files(below: "/drafts").isEmpty)
        #expect(bench.journal.jobs["web@b"] == "cancelled" && bench.journal.jobs["check@b"] == nil)
    }

    @Test("what is done by the time of cancelling is kept")
    func keepsWhatIsDone() async throws {
        let bench = bench.limited([.cpu: 2])
        let recorder = Recorder()
        _ = bench.world.hold("web@a")
        let task = Task { try await bench.run(stages, recorder: recorder) }
        await recorder.wait(for: "published copy.txt of web@b to /out/b/web.txt")
        task.cancel()
        #expect(try await task.value.jobs["web@b"] == "made")
        #expect(bench.published == ["b/web.txt": "b+web"])
    }

    @Test("a control that was asked before the run lets nothing start")
    func drainedBefore() async throws {
        let control = RunControl()
        control.drain()
        let outcome = try await bench.run(stages, control: control)
        #expect(outcome.events == ["began 1 with 4", "draining", "ended"])
        #expect(outcome.jobs.values.allSatisfy { $0 == "not done" })
    }

    @Test("cancelling ends what runs, leaves no drafts, and the journal knows")
    func cancel() async throws {
        let recorder = Recorder()
        _ = bench.world.hold("web@a")
        let task = Task { try await bench.run(stages, recorder: recorder) }
        await recorder.wait(for: "started web@a")
        task.cancel()
        let outcome = try await task.value
        #expect(outcome.report.wasCancelled)
        #expect(outcome.report.failures.isEmpty)
        #expect(outcome.jobs == ["in@a": "made", "in@b": "made", "web@a": "not done", "web@b": "not done"])
        #expect(bench.journal.outcomes == ["cancelled"])
        #expect(bench.journal.jobs["web@a"] == "cancelled")
        #expect(bench.store.openFolders == 0)
        #expect(outcome.events.last == "ended")
    }

    @Test("cancelling after draining still cancels")
    func cancelAfterDrain() async throws {
        let control = RunControl()
        let recorder = Recorder()
        _ = bench.world.hold("in@a")
        let task = Task { try await bench.run(stages, control: control, recorder: recorder) }
        await recorder.wait(for: "started in@a")
        control.drain()
        await recorder.wait(for: "draining")
        task.cancel()
        let outcome = try await task.value
        #expect(outcome.report.wasCancelled)
        #expect(outcome.jobs.values.allSatisfy { $0 == "not done" })
        #expect(outcome.events.count { $0 == "draining" } == 1)
        #expect(bench.journal.outcomes == ["cancelled"])
    }
}
