import Generation
import JSON
import Synchronization

/// A ledger that keeps its promise as long as the test runs; rows are kept as text, as on a disk.
final class InMemoryLedger: PurchaseLedger {
    struct Refused: Error {}

    private let rows = Mutex<[TaskUUID: String]>([:])

    /// All purchases, by attempt.
    var purchases: [Purchase] {
        rows.withLock { rows in rows.values.compactMap(InMemoryLedger.read) }.sorted { $0.attempt < $1.attempt }
    }

    func latestPurchase(requestDigest: String, take: Int) async throws -> Purchase? {
        purchases.last { $0.requestDigest == requestDigest && $0.take == take }
    }

    func insert(_ purchase: Purchase) async throws {
        try rows.withLock { rows in
            let isThere = rows.values.compactMap(InMemoryLedger.read).contains {
                $0.requestDigest == purchase.requestDigest && $0.take == purchase.take && $0.attempt == purchase.attempt
            }
            guard !isThere, rows[purchase.taskUUID] == nil else { throw Refused() }
            rows[purchase.taskUUID] = JSONWriter.write(purchase.json)
        }
    }

    func update(_ purchase: Purchase) async throws {
        try rows.withLock { rows in
            guard rows[purchase.taskUUID] != nil else { throw Refused() }
            rows[purchase.taskUUID] = JSONWriter.write(purchase.json)
        }
    }

    /// Changes the only purchase there is.
    func change(_ body: (inout Purchase) -> Void) async throws {
        for var purchase in purchases {
            body(&purchase)
            try await update(purchase)
        }
    }

    private static func read(_ text: String) -> Purchase? {
        do { return Purchase(json: try JSONReader.read(text).value) } catch { return nil }
    }
}
