public import Generation
import JSON
public import PipelineEngine
public import RunStore

/// The ledger that purchases are written to, kept by the state folder.
public struct SQLiteLedger: PurchaseLedger {
    private let store: PurchaseStore
    private let provider: String

    /// Makes a ledger of what is bought from one provider.
    ///
    /// What was bought from another is not found in it: a sandbox's clip never stands for a paid one.
    public init(_ store: PurchaseStore, provider: String) {
        self.store = store
        self.provider = provider
    }

    /// The latest attempt at a purchase, if there was one.
    public func latestPurchase(requestDigest: String, take: Int) async throws -> Purchase? {
        try await store.latest(provider: provider, requestDigest: requestDigest, take: take).map(Self.purchase)
    }

    /// The purchase that a record is of.
    ///
    /// - Throws: ``StageFailure`` if its body can't be read, or says something else than the columns beside it.
    public static func purchase(_ record: PurchaseStore.Record) throws(StageFailure) -> Purchase {
        guard let body = try? JSONReader.read(record.body).value, let purchase = Purchase(json: body) else {
            throw StageFailure(
                .storage, "the ledger's record of task \(record.taskUUID) can't be read; nothing is bought")
        }
        guard purchase.taskUUID.text == record.taskUUID, purchase.requestDigest == record.requestDigest,
            purchase.take == record.take, purchase.attempt == record.attempt, purchase.state.rawValue == record.state
        else {
            throw StageFailure(
                .storage, "the ledger's record of task \(record.taskUUID) contradicts itself; nothing is bought")
        }
        return purchase
    }

    /// Writes down a new attempt; on disk when it returns.
    public func insert(_ purchase: Purchase) async throws { try await store.insert(record(of: purchase)) }

    /// Writes down how far an attempt has come; on disk when it returns.
    public func update(_ purchase: Purchase) async throws { try await store.update(record(of: purchase)) }

    private func record(of purchase: Purchase) -> PurchaseStore.Record {
        PurchaseStore.Record(
            taskUUID: purchase.taskUUID.text, provider: provider, requestDigest: purchase.requestDigest,
            take: purchase.take,
            attempt: purchase.attempt, model: purchase.model, state: purchase.state.rawValue,
            costMicros: purchase.cost?.micros, body: JSONWriter.write(purchase.json))
    }
}
