import GRDB
import PipelineEngine

/// What the journal knows of the use of results, and how it is forgotten.
enum InventoryRows {
    private struct Use {
        var last = 0.0
        var isKept = false
    }

    static func fetch(
        _ db: Database, keepingLast count: Int?
    ) throws -> (results: [StoreInventory.Result], oldRuns: [Int64]) {
        let runs = try runs(db)
        let old = count.map { oldRuns(runs, keepingLast: $0) } ?? []
        let kept = count == nil ? [] : Set(runs.map(\.id)).subtracting(old)
        var uses = try uses(db, in: kept)
        var digests: [String: Set<ContentDigest>] = [:]
        let artifacts = try Row.fetchCursor(db, sql: "SELECT fingerprint, digest FROM artifact")
        while let row = try artifacts.next() {
            guard let digest = ContentDigest(hex: try row.checked("digest")) else { continue }
            digests[try row.checked("fingerprint"), default: []].insert(digest)
        }
        let results = try Row.fetchAll(db, sql: "SELECT fingerprint, kind, at FROM result ORDER BY fingerprint").map {
            let fingerprint: String = try $0.checked("fingerprint")
            let use = uses.removeValue(forKey: fingerprint) ?? Use()
            return StoreInventory.Result(
                fingerprint: fingerprint, kind: try $0.checked("kind"), digests: digests[fingerprint] ?? [],
                lastUse: max(use.last, try $0.checked("at")), isKept: use.isKept)
        }
        return (results, old.sorted())
    }

    private struct Run {
        let id: Int64
        let pipeline: String
        let isDone: Bool
    }

    /// All runs, the latest first.
    private static func runs(_ db: Database) throws -> [Run] {
        try Row.fetchAll(db, sql: "SELECT id, pipeline, outcome FROM run ORDER BY id DESC").map {
            let outcome: String? = try $0.checkedIfPresent("outcome")
            return Run(id: try $0.checked("id"), pipeline: try $0.checked("pipeline"), isDone: outcome == "done")
        }
    }

    /// The runs before the last ones that were done: one that was stopped used only a part of what its pipeline needs.
    private static func oldRuns(_ runs: [Run], keepingLast count: Int) -> Set<Int64> {
        var done: [String: Int] = [:]
        var old: Set<Int64> = []
        for run in runs {
            if done[run.pipeline, default: 0] >= count { old.insert(run.id) }
            if run.isDone { done[run.pipeline, default: 0] += 1 }
        }
        return old
    }

    private static func uses(_ db: Database, in kept: Set<Int64>) throws -> [String: Use] {
        var uses: [String: Use] = [:]
        let jobs = try Row.fetchCursor(db, sql: "SELECT fingerprint, run, at FROM job WHERE fingerprint IS NOT NULL")
        while let row = try jobs.next() {
            let run: Int64 = try row.checked("run")
            let at: Double = try row.checked("at")
            uses[try row.checked("fingerprint"), default: Use()].last.raise(to: at)
            if kept.contains(run) { uses[try row.checked("fingerprint")]?.isKept = true }
        }
        return uses
    }

    static func remove(_ plan: GarbagePlan, _ db: Database) throws {
        let result = try db.cachedStatement(sql: "DELETE FROM result WHERE fingerprint = ?")
        for fingerprint in plan.results { try result.execute(arguments: [fingerprint]) }
        let run = try db.cachedStatement(sql: "DELETE FROM run WHERE id = ?")
        for id in plan.runs { try run.execute(arguments: [id]) }
        let isUnused = { (tables: [String]) in
            tables.map { "fingerprint NOT IN (SELECT fingerprint FROM \($0) WHERE fingerprint IS NOT NULL)" }
                .joined(separator: " AND ")
        }
        try db.execute(sql: "DELETE FROM failure WHERE " + isUnused(["job"]))
        try db.execute(sql: "DELETE FROM fingerprintField WHERE " + isUnused(["result", "job", "failure"]))
        // A published file may be on a disk that isn't there now, and is to be known as ours when it is.
        let gone = try Row.fetchAll(db, sql: "SELECT path, role FROM file WHERE role <> 'published'").filter {
            !FileSystem.exists(try $0.checked("path"))
        }
        let file = try db.cachedStatement(sql: "DELETE FROM file WHERE path = ? AND role = ?")
        for row in gone {
            try file.execute(arguments: [try row.checked("path") as String, try row.checked("role") as String])
        }
    }

    /// What the folders with evidence of work that fails are called.
    static func failing(_ db: Database) throws -> Set<String> {
        Set(try String.fetchAll(db, sql: "SELECT fingerprint FROM failure").map { String($0.prefix(8)) })
    }

    /// Gives room back to the disk where a fourth of the journal is empty, and that is a mebibyte at least.
    static func shrink(_ db: Database) throws {
        let free = try Int.fetchOne(db, sql: "PRAGMA freelist_count") ?? 0
        let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
        let size = try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0
        guard free * 4 > pages, free * size >= 1 << 20 else { return }
        try db.execute(sql: "VACUUM")
        try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
    }
}

extension Double {
    fileprivate mutating func raise(to other: Double) { self = max(self, other) }
}
