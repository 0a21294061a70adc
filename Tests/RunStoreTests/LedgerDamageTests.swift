import Foundation
import GRDB
import PipelineEngine
import Testing

@testable import RunStore

@Suite("A damaged ledger")
struct LedgerDamageTests {
    private let scratch: Scratch
    private var path: String { scratch.path("state/ledger.sqlite") }

    /// A ledger with so many purchases that it has several pages, all of them in its file.
    init() async throws {
        scratch = try Scratch()
        let shop = try await Shop(scratch)
        try await shop.state.purchases.database.write { db in
            for number in 0..<100 {
                try db.execute(
                    sql: "INSERT INTO purchase VALUES (?, 'p', ?, 1, 1, 'm', 'accepted', NULL, ?)",
                    arguments: ["task \(number)", "digest \(number)", String(repeating: "x", count: 400)])
            }
        }
        try await shop.state.purchases.database.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
    }

    @Test("of which any page is overwritten is refused, and left as it is")
    func pages() async throws {
        let whole = try Data(contentsOf: URL(filePath: path))
        #expect(whole.count >= 10 * 4_096)
        for page in stride(from: 0, to: whole.count, by: 4_096) {
            var broken = whole
            broken.replaceSubrange(page..<page + 600, with: Data(repeating: 0xAA, count: 600))
            try broken.write(to: URL(filePath: path))
            #expect(await refusal() != nil, "page \(page / 4_096)")
            #expect(scratch.size(of: "state/ledger.sqlite") == whole.count)
        }
    }

    @Test("that is cut off is refused", arguments: [1, 100, 4_096, 8_192, 20_000])
    func truncated(size: Int) async throws {
        try Data(contentsOf: URL(filePath: path)).prefix(size).write(to: URL(filePath: path))
        #expect(await refusal() != nil)
    }

    @Test("of which an index lacks a purchase is refused: that purchase would be made again")
    func index() async throws {
        let root = try await DatabaseQueue(path: path).read { db in
            try Int.fetchOne(db, sql: "SELECT rootpage FROM sqlite_master WHERE name = 'purchaseByState'") ?? 0
        }
        try execute("PRAGMA writable_schema = ON; DELETE FROM sqlite_master WHERE name = 'purchaseByState'")
        try execute("INSERT INTO purchase VALUES ('hidden', 'p', 'd', 1, 1, 'm', 'accepted', NULL, '{}')")
        try execute(
            """
            PRAGMA writable_schema = ON;
            INSERT INTO sqlite_master VALUES ('index', 'purchaseByState', 'purchase', \(root),
                'CREATE INDEX purchaseByState ON purchase (state)')
            """)
        #expect(await refusal() == "row 101 missing from index purchaseByState")
        #expect(await failure { _ = try PurchaseStore(path: path, for: .looking) } == nil)
    }

    /// What is done to the tables, and what is said of it.
    static let schemas: [(String, String)] = [
        ("DROP TABLE purchase", "its tables are not those of a ledger"),
        ("ALTER TABLE purchase DROP COLUMN body", "its tables are not those of a ledger"),
        ("DROP INDEX purchaseByState", "its tables are not those of a ledger"),
        ("DROP TABLE clip", "its tables are not those of a ledger"),
        ("DROP TABLE grdb_migrations", "it is another program's database"),
        (
            "INSERT INTO grdb_migrations VALUES ('99')", "a later version of dailies wrote it; use that one"
        ),
    ]

    @Test("with other tables is refused", arguments: schemas)
    func schema(change: String, complaint: String) async throws {
        try execute(change)
        #expect(await refusal() == complaint)
    }

    @Test("whose file is gone or empty, but not its log, is refused", arguments: [true, false])
    func onlyLog(isGone: Bool) async throws {
        try scratch.write("log", to: "state/ledger.sqlite-wal")
        try FileManager.default.removeItem(atPath: path)
        if !isGone { try scratch.write("", to: "state/ledger.sqlite") }
        #expect(
            await refusal()
                == "\(path) is gone or empty, while \(path)-wal beside it holds purchases; put it back from a copy")
        #expect(scratch.read("state/ledger.sqlite-wal") == "log")
    }

    @Test("that is gone is missed by a journal that knows of purchases, and by no other", arguments: [true, false])
    func gone(isKnown: Bool) async throws {
        if isKnown {
            let journal = try RunJournal(path: scratch.path("state/journal.sqlite"))
            try await journal.database.write { db in
                try db.execute(
                    sql: "INSERT INTO result (fingerprint, kind, at, facts) VALUES ('f', 'generate', 1, '{}')")
            }
        }
        for name in try FileManager.default.contentsOfDirectory(atPath: scratch.path("state"))
        where name.hasPrefix("ledger") {
            try FileManager.default.removeItem(atPath: scratch.path("state/" + name))
        }
        let failure = await failure { _ = try await Shop(scratch) }
        #expect(
            failure?.description
                == (isKnown
                    ? """
                    \(path) is new or empty, but clips were bought before, and might be bought again; put the old \
                    ledger back, or, if what was bought doesn't count, delete journal.sqlite too
                    """ : nil))
    }

    @Test("that is a folder is refused")
    func folder() async throws {
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        #expect(await refusal() == "unable to open database file")
    }

    @Test("that may not be read is refused", .enabled(if: getuid() != 0, "root may read anything"))
    func unreadable() async throws {
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
        #expect(await refusal() == "unable to open database file")
    }

    @Test("with columns of wrong types can be opened, but not be read, and never ends the program")
    func types() async throws {
        for (column, value, type) in [
            ("take", "'many'", "Int"), ("attempt", "1e300", "Int"), ("body", "x'FF'", "String"),
            ("costMicros", "x'00'", "Int"),
        ] {
            try execute("UPDATE purchase SET \(column) = \(value) WHERE taskUUID = 'task 7'")
            let ledger = try PurchaseStore(path: path)
            let failure = await failure { _ = try await ledger.all() }
            #expect(failure?.detail == "column '\(column)' holds no \(type)")
            try execute(
                "UPDATE purchase SET take = 1, attempt = 1, body = '{}', costMicros = 0 WHERE taskUUID = 'task 7'")
        }
    }

    /// The detail of why the state folder can't be opened; `nil` if it can.
    private func refusal() async -> String? {
        guard let failure = await failure(of: { _ = try await Shop(scratch) }) else { return nil }
        #expect(
            failure.message
                == "the ledger of paid generations could not be used, so nothing is bought; keep ledger.sqlite and look into it"
        )
        return failure.detail
    }

    private func execute(_ sql: String) throws {
        let database = try DatabaseQueue(path: path)
        try database.writeWithoutTransaction { db in try db.execute(sql: sql) }
        try database.close()
    }
}
