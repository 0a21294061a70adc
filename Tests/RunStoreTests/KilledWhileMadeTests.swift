import Foundation
import GRDB
import PipelineEngine
import Testing

@testable import RunStore

@Suite("A state folder whose process was killed while it made the databases")
struct KilledWhileMadeTests {
    private let scratch: Scratch
    private let folder: String

    init() throws {
        scratch = try Scratch()
        folder = scratch.path("state")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for name in ["ledger", "journal"] { try leaveHalfMade("\(folder)/\(name).sqlite") }
    }

    @Test("is worked in as if it were new")
    func goesOn() async throws {
        let state = try await StateFolder.open(path: folder)
        #expect(try await state.purchases.all().isEmpty)
        #expect(try await state.journal.runs(limit: 9).isEmpty)
        #expect(!FileSystem.exists(folder + "/ledger.sqlite-journal"))
    }

    @Test("tells whoever looks at it that nothing was run, and is not changed")
    func looking() throws {
        #expect(try StateReading.open(path: folder) == nil)
        #expect(FileSystem.exists(folder + "/journal.sqlite-journal"))
    }

    @Test("lets its ledger be looked at")
    func ledger() async throws {
        #expect(try await PurchaseStore(path: folder + "/ledger.sqlite", for: .looking).all().isEmpty)
    }

    /// Leaves a database as it is in the middle of a transaction: pages of it in the file, and what was there before in
    /// the rollback journal.
    private func leaveHalfMade(_ path: String) throws {
        let working = path + "-working"
        let database = try DatabaseQueue(path: working)
        try database.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA cache_size = 1; CREATE TABLE t (x); DROP TABLE t; BEGIN; CREATE TABLE half (x)")
            for _ in 0..<200 { try db.execute(sql: "INSERT INTO half VALUES (randomblob(2000))") }
            for suffix in ["", "-journal"] {
                try FileManager.default.copyItem(atPath: working + suffix, toPath: path + suffix)
            }
            try db.execute(sql: "ROLLBACK")
        }
        try database.close()
        try FileManager.default.removeItem(atPath: working)
    }
}
