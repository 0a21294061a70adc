import Foundation
import GRDB
import PipelineEngine
import Testing

@testable import RunStore

@Suite("Ledger")
struct LedgerTests {
    private let scratch: Scratch
    private let ledger: PurchaseStore

    init() throws {
        scratch = try Scratch()
        ledger = try PurchaseStore(path: scratch.path("ledger.sqlite"))
    }

    @Test("gives back the latest attempt at a purchase")
    func latest() async throws {
        #expect(try await ledger.latest(provider: "p", requestDigest: "d", take: 1) == nil)
        for attempt in [1, 3, 2] { try await ledger.insert(record("task \(attempt)", attempt: attempt)) }
        try await ledger.insert(record("another take", take: 2, attempt: 9))
        #expect(try await ledger.latest(provider: "p", requestDigest: "d", take: 1) == record("task 3", attempt: 3))
        #expect(try await ledger.latest(provider: "p", requestDigest: "d", take: 3) == nil)
        #expect(try await ledger.latest(provider: "p", requestDigest: "e", take: 1) == nil)
    }

    @Test("keeps what was bought from one provider apart from what was bought from another")
    func providers() async throws {
        try await ledger.insert(record("here"))
        try await ledger.insert(record("there", from: "q", attempt: 5))
        #expect(try await ledger.latest(provider: "p", requestDigest: "d", take: 1)?.taskUUID == "here")
        #expect(try await ledger.latest(provider: "q", requestDigest: "d", take: 1)?.taskUUID == "there")
        #expect(try await ledger.all().map(\.taskUUID) == ["here", "there"])
    }

    @Test("is written to by a cancelled task as by any other")
    func cancelled() async throws {
        let ledger = ledger
        let record = record("task")
        let work = Task {
            while !Task.isCancelled { await Task.yield() }
            try await ledger.insert(record)
            return try await ledger.latest(provider: "p", requestDigest: "d", take: 1)
        }
        work.cancel()
        #expect(try await work.value == record)
    }

    @Test("writes down how far an attempt has come, and nothing else of it")
    func update() async throws {
        try await ledger.insert(record("task"))
        var changed = record("task", take: 7, attempt: 7)
        changed.state = "succeeded"
        changed.costMicros = 404_000
        changed.body = #"{"a":1}"#
        try await ledger.update(changed)
        let found = try #require(try await ledger.latest(provider: "p", requestDigest: "d", take: 1))
        #expect(found.state == "succeeded" && found.costMicros == 404_000 && found.body == #"{"a":1}"#)
        #expect(found.take == 1 && found.attempt == 1)
    }

    @Test("refuses a second record of one task or of one attempt")
    func unique() async throws {
        try await ledger.insert(record("task"))
        for (second, detail) in [
            (record("task", take: 2), "UNIQUE constraint failed: purchase.taskUUID"),
            (
                record("other"),
                "UNIQUE constraint failed: purchase.provider, purchase.requestDigest, purchase.take, purchase.attempt"
            ),
        ] {
            #expect(await failure { try await ledger.insert(second) } == Self.refusal(detail))
        }
    }

    @Test("refuses to update what it doesn't have")
    func stranger() async throws {
        let failure = await failure { try await ledger.update(record("nobody")) }
        #expect(failure == Self.refusal("there is no such purchase"))
    }

    @Test("outlives the program")
    func reopened() async throws {
        try await ledger.insert(record("task"))
        let again = try PurchaseStore(path: scratch.path("ledger.sqlite"))
        #expect(try await again.latest(provider: "p", requestDigest: "d", take: 1) == record("task"))
    }

    @Test("waits for the disk at every write: WAL with synchronous FULL")
    func durability() async throws {
        let (mode, synchronous) = try await ledger.database.write { db in
            (try String.fetchOne(db, sql: "PRAGMA journal_mode"), try Int.fetchOne(db, sql: "PRAGMA synchronous"))
        }
        #expect(mode == "wal")
        #expect(synchronous == 2)
    }

    @Test("that is no ledger is refused, left as it is, and nothing is bought")
    func noLedger() async throws {
        let text = String(repeating: "not a database ", count: 100)
        let path = try scratch.write(text, to: "other.sqlite")
        let failure = await failure { _ = try PurchaseStore(path: path) }
        #expect(
            failure?.description == """
                the ledger of paid generations could not be used, so nothing is bought; keep ledger.sqlite and look into it
                  └ file is not a database
                """)
        #expect(scratch.read("other.sqlite") == text)
    }

    @Test("that was damaged is refused when the state folder is opened")
    func damaged() async throws {
        let scratch = try Scratch()
        do {
            let shop = try await Shop(scratch)
            for number in 0..<200 { try await shop.state.purchases.insert(record("task \(number)", take: number)) }
        }
        let path = scratch.path("state/ledger.sqlite")
        let file = try FileHandle(forUpdating: URL(filePath: path))
        let size = try file.seekToEnd()
        for page in stride(from: 4_096, to: size, by: 4_096) {
            try file.seek(toOffset: page)
            try file.write(contentsOf: Data(repeating: 0xAA, count: 512))
        }
        try file.close()
        let failure = await failure { _ = try await Shop(scratch) }
        #expect(
            failure?.message
                == "the ledger of paid generations could not be used, so nothing is bought; keep ledger.sqlite and look into it"
        )
    }

    private static func refusal(_ detail: String) -> StageFailure {
        StageFailure(
            .storage,
            "the ledger of paid generations could not be used, so nothing is bought; keep ledger.sqlite and look into it",
            detail: detail)
    }

    private func record(
        _ task: String, from provider: String = "p", take: Int = 1, attempt: Int = 1
    ) -> PurchaseStore.Record {
        PurchaseStore.Record(
            taskUUID: task, provider: provider, requestDigest: "d", take: take, attempt: attempt, model: "m",
            state: "prepared",
            costMicros: nil, body: "{}")
    }
}
