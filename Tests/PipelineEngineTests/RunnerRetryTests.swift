import PipelineEngine
import Testing

@Suite("Trying again")
struct RunnerRetryTests {
    private let bench = Bench()
    private let stages = """
        "in": {"stage": "find"}, "web": {"stage": "copy", "from": "in", "text": "+web"}
        """

    init() { bench.world.file("a.txt", "a") }

    @Test("what another machine kept from being done is done after a wait")
    func passes() async throws {
        bench.world.fail("web@a", .unreachable, times: 2)
        let pauses = Pauses()
        let outcome = try await bench.pausing(pauses).run(stages)
        #expect(outcome.jobs["web@a"] == "made")
        #expect(
            outcome.events.filter { $0.contains("web@a") } == [
                "started web@a", "again web@a in 2.0 seconds after 1: web@a can't be done", "started web@a",
                "again web@a in 4.0 seconds after 2: web@a can't be done", "started web@a", "made web@a",
                "published copy.txt of web@a to /out/a/web.txt",
            ])
        #expect(pauses.waits == [.seconds(2), .seconds(4)])
        #expect(bench.store.openFolders == 0)
    }

    @Test("ends with the last failure when the attempts are used up", arguments: [0, 1, 3])
    func usedUp(retries: Int) async throws {
        bench.world.fail("web@a", .unreachable)
        let stages = stages.replacing(#""text": "+web""#, with: #""text": "+web", "retry": \#(retries)"#)
        let outcome = try await bench.pausing(Pauses()).run(stages)
        #expect(outcome.started.count { $0 == "web@a" } == retries + 1)
        #expect(outcome.report.failures.map(\.failure.message) == ["web@a can't be done"])
        #expect(outcome.report.total.failed == 1)
    }

    @Test("is for nothing else", arguments: StageFailure.Reason.allCases.filter { $0 != .unreachable })
    func never(reason: StageFailure.Reason) async throws {
        bench.world.fail("web@a", reason)
        let pauses = Pauses()
        let outcome = try await bench.pausing(pauses).run(stages)
        #expect(outcome.started == ["in@a", "web@a"] && pauses.waits.isEmpty)
    }

    @Test("stops for a service that is down: the budget of a run is used up")
    func budget() async throws {
        for name in ["b", "c", "d", "e"] { bench.world.file("\(name).txt", name) }
        for name in ["a", "b", "c", "d", "e"] { bench.world.fail("web@\(name)", .unreachable) }
        let pauses = Pauses()
        var runner = bench.pausing(pauses).runner
        runner.retries.budget = 4
        let pipeline = try Bench.pipeline(
            #""in": {"stage": "find"}, "web": {"stage": "copy", "from": "in", "onError": "skip"}"#)
        let report = try await runner.run(bench.graph(pipeline), of: pipeline) { _ in }
        #expect(pauses.waits.count == 4)
        #expect(report.total.failed == 5)
    }

    @Test("doesn't outlive a run that is asked to end")
    func draining() async throws {
        bench.world.fail("web@a", .unreachable)
        let pauses = Pauses(isHolding: true)
        let control = RunControl()
        let recorder = Recorder()
        async let running = bench.pausing(pauses).run(stages, control: control, recorder: recorder)
        await recorder.wait(for: "again web@a in 2.0 seconds after 1: web@a can't be done")
        control.drain()
        let outcome = try await running
        #expect(outcome.jobs["web@a"] == "failed")
        #expect(bench.store.openFolders == 0)
    }

    @Test("waits twice as long each time, up to a longest, a quarter more or less by chance")
    func waits() {
        let policy = RetryPolicy()
        #expect((1...7).map { policy.wait(after: $0, chance: 0.5) } == [2, 4, 8, 16, 32, 60, 60].map { .seconds($0) })
        #expect(policy.wait(after: 2, chance: 0) == .seconds(3) && policy.wait(after: 2, chance: 1) == .seconds(5))
        #expect(policy.wait(after: .max, chance: 7) == .seconds(75))
    }
}

@Suite("Work that fails again and again")
struct RunnerQuarantineTests {
    private let bench = Bench()
    private let stages = """
        "in": {"stage": "find"}, "web": {"stage": "copy", "from": "in", "text": "+web"}
        """
    private let message = "web@a can't be done"

    init() { bench.world.file("a.txt", "a") }

    @Test("in the same way is tried twice, kept as evidence, and not tried again until it changes")
    func twice() async throws {
        bench.world.fail("web@a", .damagedOutput)
        let first = try await bench.run(stages)
        #expect(first.report.failures.map(\.failure.message) == [message])
        let second = try await bench.run(stages)
        let evidence = try #require(bench.disk.files(below: "/quarantine").first)
        let folder = evidence.key.split(separator: "/")[0]
        #expect(
            second.report.failures.map(\.failure.message) == [
                "\(message) (as it did before; it isn't tried again until it or its settings change, and what is known is "
                    + "in /quarantine/\(folder))"
            ])
        #expect(
            evidence.value.contains(#""message": "\#(message)""#) && evidence.value.contains(#""path": "/in/a.txt""#))
        let third = try await bench.run(stages)
        #expect(third.started == [])
        #expect(
            third.report.failures.map(\.failure.message) == [
                "\(message) (it failed 2 times in the same way and isn't tried again until it or its settings change; "
                    + "--retry-failed tries it all the same)"
            ])
        #expect(third.report.reasons == [.damagedOutput])
        bench.world.mend("web@a")
        #expect(try await bench.run(stages.replacing("+web", with: "+film")).started == ["web@a"])
    }

    @Test("is tried all the same if somebody asks for it, and forgotten once it succeeds")
    func asked() async throws {
        bench.world.fail("web@a", .crashed)
        for _ in 0..<2 { _ = try await bench.run(stages) }
        bench.world.mend("web@a")
        var runner = bench.runner
        runner.retriesLastingFailures = true
        let pipeline = try Bench.pipeline(stages)
        #expect(try await runner.run(bench.graph(pipeline), of: pipeline) { _ in }.total.made == 1)
        #expect(try await bench.run(stages).jobs["web@a"] == "cached")
    }

    @Test("counts only failures that can be expected to come again", arguments: StageFailure.Reason.allCases)
    func reasons(reason: StageFailure.Reason) async throws {
        bench.world.fail("web@a", reason)
        for _ in 0..<3 { _ = try await bench.pausing(Pauses()).run(stages) }
        let isKept = !bench.disk.files(below: "/quarantine").isEmpty
        #expect(isKept == [.unusableInput, .expectation, .damagedOutput, .crashed, .defect].contains(reason))
    }
}
