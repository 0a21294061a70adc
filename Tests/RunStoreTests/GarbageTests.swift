import Foundation
import GRDB
import PipelineEngine
import Testing

@testable import RunStore

@Suite("Collecting garbage")
struct GarbageTests {
    private let shop: Shop

    init() async throws { shop = try await Shop() }

    @Test("keeps what the last whole run used and everything after it, of each pipeline")
    func keepsLastRuns() async throws {
        try await run("p", ["a"])
        try await run("q", ["b"])
        try await run("p", ["c"])
        try await run("p", ["d"], outcome: "cancelled")
        try await run("p", ["e"], outcome: nil)
        #expect(try await collect(keepingLast: 1) == ["b", "c", "d", "e"])
        #expect(try await lines("SELECT id FROM run") == ["2", "3", "4", "5"])
        #expect(try await lines("SELECT stage || '@' || item FROM job") == ["web@b", "web@c", "web@d", "web@e"])
        #expect(try await lines("SELECT COUNT(*) FROM attempt") == ["4"])
        #expect(
            try await lines("SELECT value FROM fingerprintField WHERE name = 'of' ORDER BY 1") == ["b", "c", "d", "e"])
        #expect(try await lines("SELECT COUNT(*) FROM file WHERE role = 'stored'") == ["4"])
    }

    @Test("keeps everything of a pipeline of which no run was whole")
    func neverWhole() async throws {
        try await run("p", ["a"], outcome: "failed")
        try await run("p", ["b"], outcome: "failed")
        #expect(try await collect(keepingLast: 1) == ["a", "b"])
    }

    @Test("keeps a result that was made long ago and found by the last run")
    func found() async throws {
        try await run("p", ["a", "b"])
        try await run("p", ["a"])
        #expect(try await collect(keepingLast: 1) == ["a"])
        #expect(try await result("a") != nil)
        #expect(try await result("b") == nil)
    }

    @Test("stopped between files and records leaves what the next run makes again, and nothing that nobody knows")
    func stopped() async throws {
        try await run("p", ["a"])
        try await run("p", ["b"])
        let plan = GarbagePlan(try await shop.state.inventory(keepingLast: 1), .init())
        await shop.state.removeFiles(of: plan)
        let orphan = try #require(try await result("a")?.artifacts.first)
        #expect(await shop.store.locate(orphan) == nil)
        try await run("p", ["a"])
        #expect(await shop.store.locate(orphan) != nil)
        try await run("p", ["b"])
        #expect(try await collect(keepingLast: 1) == ["b"])
        #expect(try await result("a") == nil)
    }

    @Test("stopped between files and records is finished by the next collection")
    func resumed() async throws {
        try await run("p", ["a"])
        try await run("p", ["b"])
        let plan = GarbagePlan(try await shop.state.inventory(keepingLast: 1), .init())
        await shop.state.removeFiles(of: plan)
        #expect(try await collect(keepingLast: 1) == ["b"])
        #expect(try await result("a") == nil)
        #expect(try await lines("PRAGMA integrity_check") == ["ok"])
        #expect(try await lines("PRAGMA foreign_key_check") == [])
    }

    @Test("keeps files that no record knows, and clips that only the ledger knows")
    func newJournal() async throws {
        let clip = try await shop.adopt("clip")
        try await shop.adopt("other")
        try await shop.state.purchases.note(clip.digest, ofClip: 0, of: "task")
        let inventory = try await shop.state.inventory(keepingLast: 0)
        #expect(inventory.clips == [clip.digest])
        let plan = GarbagePlan(inventory, .init())
        #expect(plan.files.isEmpty && plan.paid.count == 1 && plan.unknown.count == 1)
        try await shop.state.remove(GarbagePlan(inventory, .init(givesUpPaid: true)))
        #expect(stored() == [])
        #expect(try await shop.state.purchases.clips() == [clip.digest])
    }

    @Test("of any published file leaves the file and knows it as ours")
    func published() async throws {
        let artifact = try await shop.adopt("a")
        _ = try await shop.publish(artifact, to: "a.mp4")
        try await run("p", ["a"])
        try await run("p", ["b"])
        #expect(try await collect(keepingLast: 1) == ["b"])
        #expect(shop.scratch.read("out/a.mp4") == "a")
        #expect(try await shop.publish(shop.adopt("b"), to: "a.mp4"))
    }

    @Test("gives the room of many rows back to the disk")
    func shrinks() async throws {
        let facts = String(repeating: "x", count: 4_000)
        try await shop.journal.database.write { db in
            for number in 0..<1_000 {
                try db.execute(
                    sql: "INSERT INTO result (fingerprint, kind, at, facts) VALUES (?, 'transcode', 1, ?)",
                    arguments: ["\(number)", facts])
            }
        }
        _ = try await shop.journal.database.writeWithoutTransaction { db in try db.checkpoint(.truncate) }
        let path = shop.scratch.path("state/journal.sqlite")
        let before = try #require(FileSystem.stamp(of: path)).size
        _ = try await collect(keepingLast: 1)
        #expect(try #require(FileSystem.stamp(of: path)).size < before / 10)
    }

    /// Removes what a collection gives up, and returns the texts of the files that are stored then.
    private func collect(keepingLast count: Int) async throws -> [String] {
        try await shop.state.remove(GarbagePlan(try await shop.state.inventory(keepingLast: count), .init()))
        return stored()
    }

    private func stored() -> [String] {
        shop.scratch.files(below: "state/store").compactMap { shop.scratch.read("state/store/" + $0) }.sorted()
    }

    private func lines(_ sql: String) async throws -> [String] {
        try await shop.journal.database.read { db in try Lines.fetch(sql, db) }
    }

    private func fingerprint(_ text: String) -> Fingerprint { Fingerprint(fields: ["kind": "transcode", "of": text]) }

    private func result(_ text: String) async throws -> StageResult? {
        try await shop.journal.result(for: fingerprint(text).digest)
    }

    /// A run that makes, or finds, a file of each text.
    private func run(_ pipeline: String, _ texts: [String], outcome: String? = "done") async throws {
        let run = try await shop.journal.beginRun(pipeline: pipeline, file: "p.json")
        for text in texts {
            let job = JobID(stage: StageID("web"), item: text)
            let known = try await result(text)
            if known == nil {
                try await shop.journal.beginAttempt(
                    job, kind: "transcode", fingerprint: fingerprint(text), run: run)
            }
            let artifact = try await shop.adopt(text)
            try await shop.journal.commit(
                job, kind: "transcode", fingerprint: fingerprint(text),
                result: known ?? StageResult(artifacts: [artifact]), isCached: known != nil, run: run)
        }
        if let outcome { try await shop.journal.endRun(run, outcome: outcome) }
    }
}
