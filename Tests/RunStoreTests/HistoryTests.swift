import Foundation
import PipelineEngine
import Synchronization
import Testing

@testable import RunStore

@Suite("History of jobs")
struct HistoryTests {
    private let scratch: Scratch
    private let journal: RunJournal
    private let job = JobID(stage: StageID("web"), item: "sea")
    private let clock = Clock()

    init() throws {
        scratch = try Scratch()
        let clock = clock
        journal = try RunJournal(path: scratch.path("journal.sqlite")) { clock.now }
    }

    @Test("has each fingerprint once, the latest first, with the run that made it")
    func order() async throws {
        for (run, crf) in [(1, "20"), (2, "22"), (3, "22"), (4, "20")] {
            try await make(crf, isCached: run > 2)
        }
        let history = try await journal.history(of: job, in: nil, limit: 9)
        #expect(history.map { $0.fingerprint.fields["crf"] } == ["20", "22"])
        #expect(history.map(\.run) == [RunID(1), RunID(2)])
        #expect(history.map(\.time.timeIntervalSince1970) == [1_000, 1_010])
        #expect(history.allSatisfy { $0.state == "done" && !$0.isCached && $0.kind == "transcode" })
    }

    @Test("is of the pipeline that had the job last, unless one is named")
    func pipelines() async throws {
        try await make("20", pipeline: "old")
        try await make("22", pipeline: "new")
        #expect(try await journal.history(of: job, in: nil, limit: 9).map(\.pipeline) == ["new"])
        #expect(try await journal.history(of: job, in: "old", limit: 9).map(\.pipeline) == ["old"])
        #expect(try await journal.history(of: job, in: "other", limit: 9).isEmpty)
    }

    @Test("knows how a job ended that was left out or dropped the last time")
    func ending() async throws {
        try await make("20")
        #expect(try await journal.ending(of: job, in: nil) == nil)
        for state in ["dropped", "leftOut"] {
            let run = try await journal.beginRun(pipeline: "later", file: "later.json")
            try await journal.end(job, kind: "transcode", state: state, failure: nil, run: run)
            let ending = try #require(try await journal.ending(of: job, in: nil))
            #expect(ending.state == state && ending.run == run && ending.kind == "transcode")
            #expect(ending.pipeline == "later" && ending.file == "later.json")
        }
        #expect(try await journal.ending(of: job, in: "other") == nil)
        try await make("22", pipeline: "later")
        #expect(try await journal.ending(of: job, in: "later") == nil)
    }

    @Test("knows the names of a stage's jobs, and of all where there is no such stage")
    func names() async throws {
        #expect(try await journal.jobNames(near: StageID("web"), limit: 9).isEmpty)
        try await make("20")
        try await make("20", job: JobID(stage: StageID("poster"), item: "hill"))
        #expect(try await journal.jobNames(near: StageID("web"), limit: 9) == ["web@sea"])
        #expect(try await journal.jobNames(near: StageID("wbe"), limit: 9).sorted() == ["poster@hill", "web@sea"])
    }

    @Test("gives what past work took: of jobs that were done, not of those that failed or were found")
    func pastWork() async throws {
        try await make("20", seconds: 3, size: 700)
        try await make("22", seconds: 1, isCached: true)
        let run = try await journal.beginRun(pipeline: "p", file: "p.json")
        let failing = JobID(stage: StageID("web"), item: "hill")
        try await journal.beginAttempt(failing, kind: "transcode", fingerprint: fingerprint("9"), run: run)
        try await journal.end(
            failing, kind: "transcode", state: "failed", failure: StageFailure(.damagedOutput, "no"), run: run)
        let past = try await journal.pastWork(of: ["transcode", "probe"], limit: 9)
        #expect(past.count == 1)
        #expect(past.first?.kind == "transcode")
        #expect(past.first.map { $0.time.upperBound - $0.time.lowerBound } == 3)
        #expect(past.first?.bytes == 700)
        #expect(past.first?.fields == ["kind": "transcode", "crf": "20"])
    }

    @Test("is looked at without making a folder")
    func looking() async throws {
        let folder = try await StateFolder.open(path: scratch.path("none"), for: .looking)
        #expect(try await !folder.journal.hasJobs())
        #expect(try await folder.purchases.all().isEmpty)
        #expect(!FileManager.default.fileExists(atPath: scratch.path("none")))
    }

    private func fingerprint(_ crf: String) -> Fingerprint { Fingerprint(fields: ["kind": "transcode", "crf": crf]) }

    private func make(
        _ crf: String, job: JobID? = nil, pipeline: String = "p", seconds: Double = 0, size: Int = 1,
        isCached: Bool = false
    ) async throws {
        let job = job ?? self.job
        let run = try await journal.beginRun(pipeline: pipeline, file: "p.json")
        if !isCached {
            try await journal.beginAttempt(job, kind: "transcode", fingerprint: fingerprint(crf), run: run)
        }
        clock.advance(by: seconds)
        let result = StageResult(artifacts: [Artifact(name: "a.mp4", digest: ContentDigest(of: crf), size: size)])
        try await journal.commit(
            job, kind: "transcode", fingerprint: fingerprint(crf), result: result, isCached: isCached, run: run)
        try await journal.endRun(run, outcome: "done")
        clock.advance(by: 10 - seconds)
    }
}

/// A clock that goes on when it is told to.
private final class Clock: Sendable {
    private let seconds = Mutex(1_000.0)

    var now: Date { Date(timeIntervalSince1970: seconds.withLock { $0 }) }

    func advance(by seconds: Double) { self.seconds.withLock { $0 += seconds } }
}
