import PipelineEngine
import Testing

@Suite("A job that fails")
struct RunnerFailureTests {
    private let bench = Bench()

    @Test("starts nothing new under `fail`; what was not begun is not done")
    func policyFail() async throws {
        threeFiles()
        bench.world.fail("web@a")
        let outcome = try await bench.run(stages("fail"))
        #expect(outcome.jobs["web@a"] == "failed")
        #expect(outcome.jobs["small@a"] == "dropped because of web@a")
        #expect(outcome.jobs["web@b"] == "not done" && outcome.jobs["small@c"] == "not done")
        #expect(
            outcome.events.suffix(4) == [
                "failed web@a: web@a can't be done", "dropped small@a because of web@a", "draining", "ended",
            ])
        #expect(bench.journal.outcomes == ["failed"])
        #expect(bench.published.isEmpty)
    }

    @Test("takes its own item out under `skip` and `continue`, and the others go on", arguments: ["skip", "continue"])
    func policySkip(policy: String) async throws {
        threeFiles()
        bench.world.fail("web@b")
        let outcome = try await bench.run(stages(policy))
        #expect(outcome.jobs["small@b"] == "dropped because of web@b")
        #expect(outcome.jobs.values.count { $0 == "made" } == 7)
        #expect(Set(bench.published.keys) == ["a/web.txt", "a/small.txt", "c/web.txt", "c/small.txt"])
        #expect(outcome.report.failures.map(\.failure.message) == ["web@b can't be done"])
        #expect(!outcome.events.contains("draining"))
        #expect(bench.journal.jobs["web@b"] == "failed" && bench.journal.jobs["small@b"] == "dropped")
        #expect(bench.store.openFolders == 0)
    }

    @Test("is done by the next run, which does nothing else again")
    func mended() async throws {
        threeFiles()
        bench.world.fail("web@b")
        _ = try await bench.run(stages("skip"))
        bench.world.mend("web@b")
        #expect(try await bench.run(stages("skip")).started == ["web@b", "small@b"])
    }

    @Test("lets what runs beside it finish and be committed")
    func siblingsFinish() async throws {
        let bench = bench.limited([.cpu: 2])
        threeFiles()
        bench.world.fail("in@a")
        let latch = bench.world.hold("in@b")
        let recorder = Recorder()
        async let running = bench.run(stages("fail"), recorder: recorder)
        await recorder.wait(for: "draining")
        latch.open()
        let outcome = try await running
        #expect(outcome.jobs["in@b"] == "made")
        #expect(outcome.jobs["in@c"] == "not done" && outcome.jobs["web@b"] == "not done")
        #expect(outcome.events.count { $0 == "draining" } == 1)
    }

    @Test("without a word is a defect of the program, and the run goes on to its end")
    func silent() async throws {
        threeFiles()
        bench.world.silence("web@a")
        let outcome = try await bench.run(stages("skip"))
        #expect(
            outcome.report.failures.map(\.failure) == [
                StageFailure(.defect, "the stage web ended without saying what became of it")
            ])
        #expect(outcome.jobs["small@c"] == "made")
    }

    @Test("before it begins, because its file is gone, starts nothing new under `fail`")
    func unreadable() async throws {
        threeFiles()
        bench.disk.remove("/in/a.txt")
        let outcome = try await bench.run(stages("fail"))
        #expect(outcome.jobs["in@a"] == "failed")
        #expect(outcome.started == [])
        #expect(outcome.jobs["in@b"] == "not done" && outcome.jobs["in@c"] == "not done")
    }

    @Test("because it can't be published is reported, and is published by the next run without new work")
    func unpublishable() async throws {
        threeFiles()
        bench.store.refuse("/out/b/web.txt")
        let outcome = try await bench.run(stages("skip"))
        #expect(outcome.jobs["web@b"] == "failed")
        #expect(outcome.report.failures.map(\.failure.message) == ["/out/b/web.txt can't be written"])
        #expect(outcome.jobs.values.count { $0 == "made" } == 8, "its result is there for what reads it")
        #expect(outcome.report.total.failed == 1 && outcome.report.total.made == 8)
        #expect(try await bench.run(stages("skip")).started == [])
    }

    private func threeFiles() { for name in ["a", "b", "c"] { bench.world.file("\(name).txt", name) } }

    private func stages(_ policy: String) -> String {
        """
        "in": {"stage": "find", "onError": "\(policy)"},
        "web": {"stage": "copy", "from": "in", "text": "+web", "onError": "\(policy)"},
        "small": {"stage": "copy", "from": "web", "text": "+small", "onError": "\(policy)"}
        """
    }
}
