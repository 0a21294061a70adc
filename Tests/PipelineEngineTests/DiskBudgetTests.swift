import PipelineEngine
import Testing

@Suite("Room on disk")
struct DiskBudgetTests {
    private let web = JobID(stage: StageID("web"), item: "01")
    private let webm = JobID(stage: StageID("webm"), item: "01")
    private var budget = DiskBudget(reserve: 10_000_000)

    @Test("is enough where what is written fits beside what must stay free, and not a byte less")
    func fits() {
        var budget = budget
        #expect(budget.objection(to: need(40), of: web, state: state(50), output: nil) == nil)
        budget = self.budget
        let short = Disk(device: 1, folder: "/s", free: 49_999_999)
        #expect(
            budget.objection(to: need(40), of: web, state: short, output: nil)
                == "web@01 needs about 40 MB, and 10 MB must stay free; 50 MB are free in /s; make room and run again")
    }

    @Test("is kept for what runs, less what it has written, until it ends")
    func reservations() {
        var budget = budget
        #expect(budget.objection(to: need(40), of: web, state: state(100), output: nil) == nil)
        #expect(
            budget.objection(to: need(60), of: webm, state: state(100), output: nil)
                == "webm@01 needs about 60 MB, what runs beside it 40 MB, and 10 MB must stay free; "
                + "100 MB are free in /s; make room and run again")
        budget.note(0.75, of: web)
        #expect(budget.objection(to: need(60), of: webm, state: state(70), output: nil) != nil)
        #expect(budget.objection(to: need(60), of: webm, state: state(80), output: nil) == nil)
        budget.release(web)
        budget.release(webm)
        #expect(budget.objection(to: need(40), of: web, state: state(50), output: nil) == nil)
    }

    @Test("of the output counts for itself where it is another disk, and nothing must stay free there")
    func output() {
        var budget = budget
        let both = DiskBudget.Need(kept: 5_000_000, published: 5_000_000)
        #expect(budget.objection(to: both, of: web, state: state(15), output: output(5)) == nil)
        #expect(
            budget.objection(to: both, of: webm, state: state(20), output: output(9))
                == "webm@01 needs about 5 MB, and what runs beside it 5 MB; 9 MB are free in /o; make room and run again"
        )
        budget.release(web)
        #expect(
            budget.objection(to: both, of: webm, state: state(20), output: output(4))
                == "webm@01 needs about 5 MB; 4 MB are free in /o; make room and run again")
    }

    @Test("of one disk is needed twice where it holds state and output")
    func shared() {
        var budget = budget
        let both = DiskBudget.Need(kept: 5_000_000, published: 5_000_000)
        #expect(budget.objection(to: both, of: web, state: state(20), output: state(20)) == nil)
        #expect(
            budget.objection(to: both, of: webm, state: state(29), output: state(29))
                == "webm@01 needs about 10 MB, what runs beside it 10 MB, and 10 MB must stay free; "
                + "29 MB are free in /s; make room and run again")
    }

    @Test("is not objected to where nobody knows it")
    func unknown() {
        var budget = budget
        #expect(budget.objection(to: need(1_000_000), of: web, state: nil, output: nil) == nil)
    }

    @Test("is judged by past work, or by what is read; absurd numbers are refused, and end nothing")
    func needs() {
        let past = WorkEstimates([
            .init(kind: "transcode", run: RunID(1), time: 0...1, bytes: 7, fields: ["kind": "transcode"])
        ]).estimate(kind: "transcode") { ["kind": "transcode"] }
        #expect(DiskBudget.need(past: past, reading: 100, publishes: true) == .init(kept: 7, published: 7))
        #expect(DiskBudget.need(past: nil, reading: 100, publishes: false) == .init(kept: 100, published: 0))
        var budget = budget
        for job in [web, webm] {
            let absurd = DiskBudget.Need(kept: .max, published: .min)
            #expect(
                budget.objection(to: absurd, of: job, state: Disk(device: 1, folder: "/s", free: .max), output: nil)
                    == nil)
            #expect(budget.objection(to: absurd, of: job, state: state(100), output: nil) != nil)
        }
        budget.note(.nan, of: web)
        budget.note(9, of: web)
    }

    private func need(_ megabytes: Int) -> DiskBudget.Need { .init(kept: megabytes * 1_000_000, published: 0) }
    private func state(_ megabytes: Int) -> Disk { Disk(device: 1, folder: "/s", free: megabytes * 1_000_000) }
    private func output(_ megabytes: Int) -> Disk { Disk(device: 2, folder: "/o", free: megabytes * 1_000_000) }
}
