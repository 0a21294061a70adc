import GRDB
import JSON
import PipelineEngine
import Testing

@testable import RunStore

@Suite("Rows that others wrote")
struct ForeignRowTests {
    private let scratch: Scratch
    private let journal: RunJournal
    private let job = JobID(stage: StageID("web"), item: "sea")
    private let fingerprint = Fingerprint(fields: ["kind": "transcode", "crf": "20"])

    init() async throws {
        scratch = try Scratch()
        journal = try RunJournal(path: scratch.path("journal.sqlite"))
        let run = try await journal.beginRun(pipeline: "p", file: "p.json")
        try await journal.beginAttempt(job, kind: "transcode", fingerprint: fingerprint, run: run)
        let result = StageResult(
            artifacts: [Artifact(name: "a.mp4", digest: ContentDigest(of: "a"), size: 1)],
            items: [StageResult.ItemResult(identity: "i", facts: JSONObject())])
        try await journal.commit(
            job, kind: "transcode", fingerprint: fingerprint, result: result, isCached: false, run: run)
    }

    /// What is done to the journal, and what it says when a result is asked for.
    static let results: [(String, String)] = [
        ("UPDATE artifact SET size = 'big'", "column 'size' holds no Int"),
        ("UPDATE artifact SET size = 1e300", "column 'size' holds no Int"),
        ("UPDATE artifact SET name = x'FF'", "column 'name' holds no String"),
        ("UPDATE artifact SET digest = 'abc'", "an artifact of the journal has no proper digest"),
        ("UPDATE artifact SET facts = '[]'", "facts of the journal are no JSON object"),
        ("UPDATE resultItem SET identity = x'FF'", "column 'identity' holds no String"),
    ]

    @Test("make a result unreadable, and never end the program", arguments: results)
    func result(damage: String, complaint: String) async throws {
        try await journal.database.write { db in try db.execute(sql: damage) }
        let failure = await failure { _ = try await journal.result(for: fingerprint.digest) }
        #expect(failure?.reason == .storage)
        #expect(
            failure?.message
                == "the journal could not be used; if it is damaged, delete journal.sqlite: only work is lost")
        #expect(failure?.detail == complaint)
    }

    /// What is done to the journal, and what it says when it is asked about the past.
    static let histories: [(String, String)] = [
        ("UPDATE job SET at = 'today'", "column 'at' holds no Double"),
        ("UPDATE job SET at = 1e300", "column 'at' holds no moment before the year 10,000"),
        ("UPDATE job SET at = -1", "column 'at' holds no moment before the year 10,000"),
        ("UPDATE job SET kind = x'FF'", "column 'kind' holds no String"),
        ("UPDATE fingerprintField SET value = x'FF'", "column 'value' holds no String"),
    ]

    @Test("make the past unreadable, and never end the program", arguments: histories)
    func history(damage: String, complaint: String) async throws {
        try await journal.database.write { db in try db.execute(sql: damage) }
        let failure = await failure { _ = try await journal.history(of: job, in: nil, limit: 9) }
        #expect(failure?.detail == complaint)
    }

    @Test("make estimates impossible or absurd, and never end the program")
    func pastWork() async throws {
        try await journal.database.write { db in
            try db.execute(sql: "UPDATE attempt SET ended = 9e999; UPDATE artifact SET size = 9223372036854775807")
        }
        let past = try await journal.pastWork(of: ["transcode"], limit: 9)
        #expect(past.map(\.bytes) == [1 << 44])
        #expect(past.map(\.time.upperBound) == [.infinity])
        try await journal.database.write { db in try db.execute(sql: "UPDATE attempt SET ended = 'never'") }
        let failure = await failure { _ = try await journal.pastWork(of: ["transcode"], limit: 9) }
        #expect(failure?.detail == "column 'ended' holds no Double")
    }
}
