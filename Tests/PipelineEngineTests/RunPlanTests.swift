import PipelineEngine
import Testing

@Suite("Run plan")
struct RunPlanTests {
    private typealias Plan = RunPlan<String>

    @Test("a job can start once everything it reads is committed")
    func diamond() {
        var plan = Plan([.init("a"), .init("b", data: ["a"]), .init("c", data: ["a"]), .init("d", data: ["b", "c"])])
        #expect(plan.takeReady() == ["a"])
        #expect(plan.takeReady() == [])
        #expect(plan.finish("a") == ["a"])
        #expect(plan.takeReady() == ["b", "c"])
        #expect(plan.finish("c") == ["c"])
        #expect(plan.takeReady() == [])
        #expect(plan.finish("b") == ["b"])
        #expect(plan.takeReady() == ["d"])
        #expect(!plan.isFinished)
        #expect(plan.finish("d") == ["d"])
        #expect(plan.isFinished)
    }

    @Test("work that is done but not committed starts nothing")
    func draftStartsNothing() {
        var plan = Plan([.init("a"), .init("b", data: ["a"])])
        _ = plan.takeReady()
        #expect(plan.draft("a") == true)
        #expect(plan.takeReady() == [])
        #expect(plan.state(of: "a") == .drafted)
        #expect(plan.commit("a") == [])
        #expect(plan.takeReady() == ["b"])
    }

    @Test("a gated job starts beside its gate and is committed after it, whichever is done first")
    func gate() {
        for gateFirst in [true, false] {
            var plan = Plan([
                .init("file"), .init("check", data: ["file"]), .init("web", data: ["file"], gates: ["check"]),
            ])
            _ = plan.takeReady()
            _ = plan.finish("file")
            #expect(plan.takeReady() == ["check", "web"])
            if gateFirst {
                #expect(plan.finish("check") == ["check"])
                #expect(plan.finish("web") == ["web"])
            } else {
                #expect(plan.draft("web") == false)
                #expect(plan.state(of: "web") == .drafted)
                #expect(!plan.isFinished)
                #expect(plan.finish("check") == ["check", "web"])
            }
            #expect(plan.state(of: "web") == .done)
            #expect(plan.isFinished)
        }
    }

    @Test("a job with two gates waits for both")
    func twoGates() {
        var plan = Plan([.init("g"), .init("h"), .init("a", gates: ["g", "h", "g"])])
        _ = plan.takeReady()
        #expect(plan.draft("a") == false)
        #expect(plan.finish("g") == ["g"])
        #expect(plan.finish("h") == ["h", "a"])
    }

    @Test("a failure drops what needs it, near and far, and leaves siblings alone")
    func failure() {
        var plan = Plan([
            .init("a"), .init("x", data: ["a"]), .init("y", data: ["a"]), .init("x1", data: ["x"]),
            .init("x2", data: ["x1"]), .init("y1", data: ["y"]),
        ])
        _ = plan.takeReady()
        _ = plan.finish("a")
        _ = plan.takeReady()
        #expect(plan.fail("x") == ["x1", "x2"])
        #expect(plan.state(of: "x") == .failed)
        #expect(plan.state(of: "x2") == .dropped)
        #expect(plan.finish("y") == ["y"])
        #expect(plan.takeReady() == ["y1"])
        #expect(plan.finish("y1") == ["y1"])
        #expect(plan.isFinished)
    }

    @Test("a failed gate drops what runs and what is drafted behind it, and what would read that")
    func failedGate() {
        var plan = Plan([
            .init("check"), .init("running", gates: ["check"]), .init("drafted", gates: ["check"]),
            .init("later", data: ["drafted"]),
        ])
        _ = plan.takeReady()
        #expect(plan.draft("drafted") == false)
        #expect(plan.fail("check") == ["running", "drafted", "later"])
        #expect(plan.isFinished)
        #expect(plan.draft("running") == false)
        #expect(plan.commit("drafted") == [])
        #expect(plan.fail("running") == [])
        #expect(plan.state(of: "running") == .dropped)
    }

    @Test("a drafted job can fail while it is being committed")
    func failedCommit() {
        var plan = Plan([.init("a"), .init("b", data: ["a"])])
        _ = plan.takeReady()
        #expect(plan.draft("a") == true)
        #expect(plan.fail("a") == ["b"])
        #expect(plan.isFinished)
    }

    @Test("a stopped plan starts nothing, lets what runs go on, and is finished when that is")
    func stop() {
        var plan = Plan([.init("a"), .init("b"), .init("c", data: ["a"])])
        #expect(plan.takeReady() == ["a", "b"])
        plan.stop()
        #expect(!plan.isFinished)
        #expect(plan.finish("a") == ["a"])
        #expect(plan.takeReady() == [])
        #expect(plan.finish("b") == ["b"])
        #expect(plan.state(of: "c") == .waiting)
        #expect(plan.isFinished)
    }

    @Test("an empty plan is finished, and one that was stopped before it began is too")
    func nothingToDo() {
        #expect(Plan([]).isFinished)
        var plan = Plan([.init("a")])
        #expect(!plan.isFinished)
        plan.stop()
        #expect(plan.isFinished)
    }

    @Test("edges to jobs that are not there, and words about them, change nothing")
    func strangers() {
        var plan = Plan([.init("a", data: ["elsewhere"], gates: ["elsewhere"])])
        #expect(plan.state(of: "elsewhere") == nil)
        #expect(plan.draft("elsewhere") == false)
        #expect(plan.fail("elsewhere") == [])
        #expect(plan.takeReady() == ["a"])
        #expect(plan.finish("a") == ["a"])
        #expect(plan.isFinished)
    }
}

extension RunPlan {
    /// Marks a running job's work as done and commits all that can be, itself first.
    mutating func finish(_ id: ID) -> [ID] {
        guard draft(id) else { return [] }
        var committed = [id]
        var next = 0
        while next < committed.count {
            committed += commit(committed[next])
            next += 1
        }
        return committed
    }
}
