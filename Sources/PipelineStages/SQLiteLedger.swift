public import Generation
import JSON
import PipelineEngine
public import RunStore

/// The ledger that purchases are written to, kept by the state folder.
public struct SQLiteLedger: PurchaseLedger {
    private let store: PurchaseStore

    /// Makes a ledger of a store.
    public init(_ store: PurchaseStore) { self.store = store }

    /// The latest attempt at a purchase, if there was one.
    public func latestPurchase(requestDigest: String, take: Int) async throws -> Purchase? {
        guard let record = try await store.latest(requestDigest: requestDigest, take: take) else { return nil }
        guard let purchase = Purchase(json: try JSONReader.read(record.body).value) else {
            throw StageFailure(
                .storage, "the ledger's record of task \(record.taskUUID) can't be read; nothing is bought")
        }
        return purchase
    }

    /// Writes down a new attempt; on disk when it returns.
    public func insert(_ purchase: Purchase) async throws { try await store.insert(record(of: purchase)) }

    /// Writes down how far an attempt has come; on disk when it returns.
    public func update(_ purchase: Purchase) async throws { try await store.update(record(of: purchase)) }

    private func record(of purchase: Purchase) -> PurchaseStore.Record {
        PurchaseStore.Record(
            taskUUID: purchase.taskUUID.text, requestDigest: purchase.requestDigest, take: purchase.take,
            attempt: purchase.attempt, model: purchase.model, state: purchase.state.rawValue,
            costMicros: purchase.cost?.micros, body: JSONWriter.write(purchase.json))
    }
}
