import PipelineEngine
import Testing

@Suite("Estimates by past work")
struct WorkEstimatesTests {
    private static let mp4 = ["kind": "transcode", "crf": "22", "input.0": "a"]

    @Test("say nothing where there is no past work of the kind")
    func none() {
        #expect(WorkEstimates().estimate(kind: "transcode") { Self.mp4 } == nil)
        let others = WorkEstimates([job(0...1, of: "poster")])
        #expect(others.estimate(kind: "transcode") { Self.mp4 } == nil)
    }

    @Test("are the median of jobs with the same settings, whatever they read")
    func sameSettings() throws {
        let past = [
            job(0...2, bytes: 10, crf: "22", input: "a"), job(0...3, bytes: 20, crf: "22", input: "b"),
            job(0...100, bytes: 900, crf: "22", input: "c"), job(0...50, bytes: 5, crf: "40", input: "d"),
        ]
        let estimate = try #require(WorkEstimates(past).estimate(kind: "transcode") { Self.mp4 })
        #expect(estimate.seconds == 3)
        #expect(estimate.bytes == 20)
        #expect(estimate.samples == 3)
    }

    @Test("take sizes that can't be true for such as can be added up")
    func absurd() throws {
        let past = [job(0...2, bytes: .max), job(0...1e300, bytes: .min), job(0...3, bytes: .max)]
        let estimate = try #require(WorkEstimates(past).estimate(kind: "transcode") { Self.mp4 })
        #expect(estimate.bytes == 1 << 44)
        #expect(estimate.seconds == 3)
    }

    @Test("are the median of all jobs of the kind where none has the same settings")
    func sameKind() throws {
        let past = [job(0...2, crf: "20", input: "a"), job(0...4, crf: "40", input: "b")]
        let estimate = try #require(WorkEstimates(past).estimate(kind: "transcode") { Self.mp4 })
        #expect(estimate.seconds == 3)
        #expect(estimate.samples == 2)
    }

    @Test(
        "never compare jobs that differ in a field that keeps them apart, and compare those that differ in an ignored one"
    )
    func fields() throws {
        let past = [
            WorkEstimates.PastJob(
                kind: "generate", run: RunID(1), time: 0...2, bytes: 0, fields: ["provider": "sandbox", "request": "1"])
        ]
        let estimates = WorkEstimates(past, distinguishing: ["provider"], ignoring: ["take"])
        #expect(estimates.estimate(kind: "generate") { ["provider": "service", "request": "1"] } == nil)
        #expect(estimates.estimate(kind: "generate") { ["provider": "sandbox", "request": "2"] }?.seconds == 2)
        #expect(
            estimates.estimate(kind: "generate") { ["provider": "sandbox", "request": "1", "take": "2"] }
                == estimates.estimate(kind: "generate") { ["provider": "sandbox", "request": "1"] })
    }

    @Test("share out the time in which several jobs read one thing in one run")
    func together() throws {
        let past = [
            job(0...10, of: "a", input: "x"), job(0...10, of: "b", input: "x"), job(20...30, of: "b", input: "y"),
        ]
        let estimates = WorkEstimates(past)
        #expect(estimates.estimate(kind: "a") { [:] }?.seconds == 5)
        #expect(estimates.estimate(kind: "b") { [:] }?.seconds == 7.5)
    }

    private func job(
        _ time: ClosedRange<Double>, of kind: String = "transcode", bytes: Int = 0, crf: String? = nil,
        input: String? = nil
    ) -> WorkEstimates.PastJob {
        var fields = ["kind": kind]
        fields["crf"] = crf
        fields["input.0"] = input
        return WorkEstimates.PastJob(kind: kind, run: RunID(1), time: time, bytes: bytes, fields: fields)
    }
}
