import GRDB
import Testing

@testable import RunStore

@Suite("Tables on disk")
struct SchemaTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test("the journal's are these; another shape needs another migration")
    func journal() throws {
        let journal = try RunJournal(path: scratch.path("journal.sqlite"))
        let (tables, migrations, indexes) = try journal.database.read { db in
            (try Lines.schema(db), try Lines.fetch(Self.migrations, db), try Lines.fetch(Self.indexes, db))
        }
        #expect(
            tables == [
                "artifact: fingerprint TEXT! key 1, ordinal INTEGER! key 2, name TEXT!, digest TEXT!, size INTEGER!, facts TEXT!",
                "attempt: run INTEGER! key 1, stage TEXT! key 2, item TEXT! key 3, number INTEGER! key 4, began REAL!, ended REAL, outcome TEXT, reason TEXT, message TEXT, detail TEXT",
                "failure: fingerprint TEXT! key 1, reason TEXT!, message TEXT!, detail TEXT, times INTEGER!, at REAL!",
                "file: path TEXT! key 1, role TEXT! key 2, digest TEXT!, size INTEGER!, inode INTEGER!, modified INTEGER!, changed INTEGER!",
                "fingerprintField: fingerprint TEXT! key 1, name TEXT! key 2, value TEXT!",
                "job: run INTEGER! key 1, stage TEXT! key 2, item TEXT! key 3, kind TEXT!, state TEXT!, fingerprint TEXT, isCached INTEGER!, at REAL!, reason TEXT",
                "publication: run INTEGER! key 1, stage TEXT! key 2, item TEXT! key 3, ordinal INTEGER! key 4, path TEXT!, digest TEXT!, size INTEGER!, isNew INTEGER!",
                "result: fingerprint TEXT! key 1, kind TEXT!, at REAL!, facts TEXT!",
                "resultItem: fingerprint TEXT! key 1, ordinal INTEGER! key 2, identity TEXT!, facts TEXT!",
                "run: id INTEGER key 1, pipeline TEXT!, file TEXT!, began REAL!, ended REAL, outcome TEXT, jobs INTEGER!, output TEXT, settings TEXT!, program TEXT!, libraries TEXT!, process INTEGER!",
            ])
        #expect(migrations == ["1", "2", "3"])
        #expect(
            indexes == [
                "artifactByDigest on artifact", "fileByDigest on file", "jobByKind on job",
                "jobByName on job",
            ])
    }

    @Test("the ledger's are these; another shape needs another migration")
    func ledger() throws {
        let ledger = try PurchaseStore(path: scratch.path("ledger.sqlite"))
        let (tables, migrations, indexes) = try ledger.database.read { db in
            (try Lines.schema(db), try Lines.fetch(Self.migrations, db), try Lines.fetch(Self.indexes, db))
        }
        #expect(
            tables == [
                "clip: taskUUID TEXT! key 1, ordinal INTEGER! key 2, digest TEXT!",
                "purchase: taskUUID TEXT! key 1, provider TEXT!, requestDigest TEXT!, take INTEGER!, attempt INTEGER!, model TEXT!, state TEXT!, costMicros INTEGER, body TEXT!",
            ])
        #expect(migrations == ["1", "2"])
        #expect(indexes == ["purchaseByState on purchase"])
    }

    private static let migrations = "SELECT identifier FROM grdb_migrations ORDER BY identifier"
    private static let indexes = """
        SELECT name || ' on ' || tbl_name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name
        """
}
