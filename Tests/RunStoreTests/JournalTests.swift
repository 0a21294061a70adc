import Foundation
import GRDB
import JSON
import PipelineEngine
import Testing

@testable import RunStore

@Suite("Journal")
struct JournalTests {
    private let scratch: Scratch
    private let journal: RunJournal
    private let job = JobID(stage: StageID("web"), item: "sea")
    private let fingerprint = Fingerprint(fields: ["kind": "transcode", "preset": "mp4", "input.0": "abc"])
    private let result = StageResult(
        artifacts: [
            Artifact(name: "b.webp", digest: ContentDigest(of: "b"), size: 1, facts: JSONObject([("width", 320)])),
            Artifact(name: "a.webp", digest: ContentDigest(of: "a"), size: 5_000_000_000),
        ],
        items: [
            .init(identity: "x#1", facts: JSONObject([("url", "https://x.example/1")])),
            .init(identity: "x#0", facts: JSONObject()),
        ],
        facts: JSONObject([("z", .double(0.1)), ("a", .array([.null, true, "é\n"]))]))

    init() throws {
        scratch = try Scratch()
        journal = try RunJournal(path: scratch.path("journal.sqlite")) { Date(timeIntervalSince1970: 1_000) }
    }

    @Test("gives back a result as it was, with the order of its artifacts and items")
    func roundTrip() async throws {
        let run = try await journal.beginRun(pipeline: "p", file: "p.json")
        #expect(try await journal.result(for: fingerprint.digest) == nil)
        try await commit(run)
        let found = try #require(try await journal.result(for: fingerprint.digest))
        #expect(found == result)
        #expect(found.facts.names == ["z", "a"])
        #expect(try await journal.result(for: ContentDigest(of: "another")) == nil)
    }

    @Test("is written to by a cancelled task as by any other")
    func cancelled() async throws {
        let run = try await journal.beginRun(pipeline: "p", file: "p.json")
        let work = Task {
            while !Task.isCancelled { await Task.yield() }
            try await commit(run)
            try await journal.endRun(run, outcome: "cancelled")
            return try await journal.result(for: fingerprint.digest)
        }
        work.cancel()
        #expect(try await work.value == result)
    }

    @Test("keeps the latest result of one fingerprint")
    func replaced() async throws {
        let run = try await journal.beginRun(pipeline: "p", file: "p.json")
        try await commit(run)
        let smaller = StageResult(artifacts: [result.artifacts[1]])
        try await journal.commit(job, kind: "k", fingerprint: fingerprint, result: smaller, isCached: false, run: run)
        #expect(try await journal.result(for: fingerprint.digest) == smaller)
    }

    @Test("remembers the fingerprint that a job had last, by pipeline and name")
    func lastFingerprint() async throws {
        let other = Fingerprint(fields: ["kind": "transcode", "preset": "webm"])
        for fingerprint in [other, fingerprint] {
            let run = try await journal.beginRun(pipeline: "p", file: "p.json")
            try await journal.commit(
                job, kind: "k", fingerprint: fingerprint, result: result, isCached: false, run: run)
        }
        let failed = try await journal.beginRun(pipeline: "p", file: "p.json")
        try await journal.beginAttempt(job, kind: "k", fingerprint: other, run: failed)
        try await journal.end(job, kind: "k", state: "failed", failure: nil, run: failed)
        #expect(try await journal.lastFingerprint(of: job, pipeline: "p") == fingerprint)
        #expect(try await journal.lastFingerprint(of: job, pipeline: "q") == nil)
        let stranger = JobID(stage: StageID("web"), item: "hill")
        #expect(try await journal.lastFingerprint(of: stranger, pipeline: "p") == nil)
    }

    @Test("a commit is there whole or not at all")
    func bothOrNeither() async throws {
        let run = try await journal.beginRun(pipeline: "p", file: "p.json")
        try await journal.database.write { db in
            try db.execute(
                sql: """
                    CREATE TEMP TRIGGER refuse BEFORE INSERT ON main.job WHEN NEW.state = 'done'
                    BEGIN SELECT RAISE(ABORT, 'refused'); END
                    """)
        }
        let failure = await failure { try await commit(run) }
        #expect(
            failure
                == StageFailure(
                    .storage,
                    "the journal could not be used; if it is damaged, delete journal.sqlite: only work is lost",
                    detail: "refused"))
        for table in ["result", "resultItem", "artifact", "fingerprintField", "job"] {
            #expect(try await count(table) == 0, "\(table)")
        }
    }

    @Test("a run, its jobs and their attempts are told as rows")
    func rows() async throws {
        let run = try await journal.beginRun(pipeline: "p", file: "dir/p.json")
        try await journal.beginAttempt(job, kind: "transcode", fingerprint: fingerprint, run: run)
        let failure = StageFailure(.damagedOutput, "it is cut", detail: "moov atom not found")
        try await journal.end(job, kind: "transcode", state: "failed", failure: failure, run: run)
        try await journal.beginAttempt(job, kind: "transcode", fingerprint: fingerprint, run: run)
        try await commit(run)
        try await journal.endRun(run, outcome: "done")
        #expect(
            try await lines("SELECT * FROM run") == ["1|p|dir/p.json|1000.0|1000.0|done|0|NULL|{}|||0"])
        #expect(
            try await lines("SELECT * FROM attempt") == [
                "1|web|sea|1|1000.0|1000.0|failed|damagedOutput|it is cut|moov atom not found",
                "1|web|sea|2|1000.0|1000.0|done|NULL|NULL|NULL",
            ])
        #expect(
            try await lines("SELECT * FROM job") == ["1|web|sea|transcode|done|\(fingerprint.digest.hex)|0|1000.0|NULL"]
        )
        #expect(
            try await lines("SELECT name, value FROM fingerprintField ORDER BY name") == [
                "input.0|abc", "kind|transcode", "preset|mp4",
            ])
    }

    @Test("a result that was found adds none")
    func cached() async throws {
        let run = try await journal.beginRun(pipeline: "p", file: "p.json")
        try await journal.commit(job, kind: "k", fingerprint: fingerprint, result: result, isCached: true, run: run)
        #expect(try await count("result") == 0)
        #expect(try await lines("SELECT state, isCached FROM job") == ["done|1"])
    }

    @Test("can be read by another program while it is written")
    func readable() async throws {
        let run = try await journal.beginRun(pipeline: "p", file: "p.json")
        var configuration = Configuration()
        configuration.readonly = true
        let reader = try DatabaseQueue(path: scratch.path("journal.sqlite"), configuration: configuration)
        #expect(try await reader.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM result") } == 0)
        try await commit(run)
        #expect(try await reader.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM result") } == 1)
        #expect(try await reader.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "wal")
    }

    @Test("outlives the program")
    func reopened() async throws {
        try await commit(try await journal.beginRun(pipeline: "p", file: "p.json"))
        let again = try RunJournal(path: scratch.path("journal.sqlite"))
        #expect(try await again.result(for: fingerprint.digest) == result)
        #expect(try await again.beginRun(pipeline: "p", file: "p.json") == RunID(2))
    }

    @Test("that is no journal is refused, with what to do")
    func damaged() async throws {
        let path = try scratch.write(String(repeating: "not a database ", count: 100), to: "other.sqlite")
        let failure = await failure { _ = try RunJournal(path: path) }
        #expect(
            failure?.description == """
                the journal could not be used; if it is damaged, delete journal.sqlite: only work is lost
                  └ file is not a database
                """)
    }

    private func commit(_ run: RunID) async throws {
        try await journal.commit(
            job, kind: "transcode", fingerprint: fingerprint, result: result, isCached: false, run: run)
    }

    private func count(_ table: String) async throws -> Int? {
        try await journal.database.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM \(table)") }
    }

    private func lines(_ sql: String) async throws -> [String] {
        try await journal.database.read { try Lines.fetch(sql, $0) }
    }
}
