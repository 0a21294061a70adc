import PipelineEngine
import Testing

@Suite("A gate")
struct RunnerGateTests {
    private let bench = Bench()
    private let stages = """
        "in": {"stage": "find"}, "check": {"stage": "gate", "from": "in", "onError": "skip"},
        "web": {"stage": "copy", "from": "check", "text": "+web", "onError": "skip"},
        "small": {"stage": "copy", "from": "web", "text": "+small"}
        """
    /// A gate whose failures leave one file out, and stages behind it whose failures end the run.
    private let strictStages = """
        "in": {"stage": "find"}, "check": {"stage": "gate", "from": "in", "onError": "skip"},
        "web": {"stage": "copy", "from": "check", "text": "+web"},
        "big": {"stage": "copy", "from": "check", "text": "+big"}
        """

    @Test("that fails throws away what was made behind it")
    func discardsDrafts() async throws {
        let (bench, latch, recorder) = heldGate()
        bench.world.fail("check@a", .expectation)
        async let running = bench.run(stages, recorder: recorder)
        await recorder.wait(for: "progressed web@a to 0.5")
        while bench.disk.files(below: "/drafts").isEmpty { await Task.yield() }
        latch.open()
        let outcome = try await running
        #expect(outcome.jobs["check@a"] == "failed")
        #expect(outcome.jobs["web@a"] == "dropped because of check@a")
        #expect(outcome.jobs["small@a"] == "dropped because of check@a")
        #expect(bench.published.isEmpty)
        #expect(bench.disk.files(below: "/drafts").isEmpty && bench.store.openFolders == 0)
        #expect(bench.disk.files(below: "/store").isEmpty)
        #expect(outcome.report.failures.map(\.failure.reason) == [.expectation])
    }

    @Test("that passes late lets everything behind it be committed")
    func passesLate() async throws {
        let (bench, latch, recorder) = heldGate()
        async let running = bench.run(stages, recorder: recorder)
        await recorder.wait(for: "progressed web@a to 0.5")
        #expect(!recorder.sentences.contains("made web@a"))
        latch.open()
        let outcome = try await running
        #expect(outcome.jobs.values.allSatisfy { $0 == "made" })
        let gate = try #require(outcome.events.firstIndex(of: "made check@a"))
        let web = try #require(outcome.events.firstIndex(of: "made web@a"))
        #expect(gate < web)
    }

    @Test("that fails stops results of earlier runs from being published again")
    func cachedBehindGate() async throws {
        let bench = bench
        bench.world.file("a.txt", "a")
        _ = try await bench.run(stages)
        bench.disk.removeFolder("/out/a")
        bench.world.fail("check@a", .expectation)
        let stricter = stages.replacing(#""from": "in", "#, with: #""from": "in", "note": "stricter", "#)
        let outcome = try await bench.run(stricter)
        #expect(outcome.jobs["web@a"] == "dropped because of check@a")
        #expect(bench.published.isEmpty)
    }

    @Test("that fails says what its file means for the run, whatever failed behind it before")
    func failsAfterAnother() async throws {
        let (bench, latch, recorder) = heldGate()
        bench.world.file("b.txt", "b")
        bench.world.fail("check@a", .expectation)
        bench.world.fail("web@a")
        async let running = bench.run(strictStages, recorder: recorder)
        await recorder.wait(for: "progressed big@a to 0.5")
        latch.open()
        let outcome = try await running
        #expect(outcome.report.failures.map(\.failure.message) == ["check@a can't be done"])
        #expect(outcome.jobs["web@a"] == "dropped because of check@a")
        #expect(outcome.jobs["web@b"] == "made" && outcome.jobs["big@b"] == "made")
        #expect(!outcome.events.contains("draining"))
        #expect(bench.journal.jobs["web@a"] == "dropped" && bench.store.openFolders == 0)
    }

    @Test("that passes lets a failure behind it count, and what that means for the run")
    func passesAfterFailure() async throws {
        let (bench, latch, recorder) = heldGate()
        bench.world.fail("web@a")
        async let running = bench.run(strictStages, recorder: recorder)
        await recorder.wait(for: "progressed big@a to 0.5")
        #expect(!recorder.sentences.contains { $0.hasPrefix("failed") })
        latch.open()
        let outcome = try await running
        #expect(outcome.jobs["check@a"] == "made" && outcome.jobs["big@a"] == "made")
        #expect(outcome.report.failures.map(\.failure.message) == ["web@a can't be done"])
        #expect(outcome.events.contains("draining"))
    }

    @Test("is not waited for by a failure behind it when the run is to end")
    func failureWhileDraining() async throws {
        let (bench, latch, _) = heldGate()
        let outcome = try await drained(bench, strictStages, "a", latch)
        #expect(outcome.jobs["check@a"] == "made" && outcome.jobs["web@a"] == "failed")
        #expect(outcome.report.failures.count == 1)
        #expect(bench.store.openFolders == 0)
    }

    @Test("that won't begin any more doesn't hide a failure behind it")
    func failureBehindAbandonedGate() async throws {
        for name in ["a", "b"] { bench.world.file("\(name).txt", name) }
        let stages = strictStages.replacing(#""stage": "gate", "#, with: #""stage": "gate", "pool": "network", "#)
        let outcome = try await drained(bench, stages, "b", bench.world.hold("check@a"))
        #expect(outcome.jobs["check@a"] == "made" && outcome.jobs["web@a"] == "made")
        #expect(outcome.jobs["check@b"] == "not done" && outcome.jobs["web@b"] == "failed")
        #expect(bench.store.openFolders == 0)
    }

    @Test("that fails stops its own item and no other")
    func otherItems() async throws {
        bench.world.file("a.txt", "a")
        bench.world.file("b.txt", "b")
        bench.world.fail("check@a", .expectation)
        let outcome = try await bench.run(stages)
        #expect(Set(bench.published.keys) == ["b/web.txt", "b/small.txt"])
        #expect(outcome.jobs["small@b"] == "made")
    }

    /// A run that is told to end once `web` of an item has failed and `big` of it works, and whose gate goes on when that
    /// failure is told.
    private func drained(_ bench: Bench, _ stages: String, _ item: String, _ latch: Latch) async throws -> Bench.Outcome
    {
        bench.world.fail("web@\(item)")
        let (control, recorder) = (RunControl(), Recorder())
        async let running = bench.run(stages, control: control, recorder: recorder)
        await recorder.wait(for: "progressed big@\(item) to 0.5")
        control.drain()
        await recorder.wait(for: "failed web@\(item): web@\(item) can't be done")
        latch.open()
        return try await running
    }

    /// A bench with one file, whose gate waits while the job behind it works.
    private func heldGate() -> (Bench, Latch, Recorder) {
        let bench = bench.limited([.cpu: 2])
        bench.world.file("a.txt", "a")
        return (bench, bench.world.hold("check@a"), Recorder())
    }
}
