import Generation
import Synchronization
import Transfer

/// Ends the program, as far as a test can: from a certain point on nothing reaches the outside any more.
///
/// Every call to the outside has two points, one before it and one after.
final class Fuse: Sendable {
    struct Blown: Error {}

    private let length: Int
    private let burnt = Mutex(0)

    /// Makes a fuse that blows after this many points.
    init(length: Int) { self.length = length }

    /// How many points were passed.
    var points: Int { burnt.withLock { $0 } }

    func burn() throws(Blown) {
        let isBlown = burnt.withLock { burnt in
            burnt += 1
            return burnt > length
        }
        guard !isBlown else { throw Blown() }
    }
}

/// A ledger behind a fuse.
struct FusedLedger: PurchaseLedger {
    let ledger: InMemoryLedger
    let fuse: Fuse

    func latestPurchase(requestDigest: String, take: Int) async throws -> Purchase? {
        try fuse.burn()
        let purchase = try await ledger.latestPurchase(requestDigest: requestDigest, take: take)
        try fuse.burn()
        return purchase
    }

    func insert(_ purchase: Purchase) async throws {
        try fuse.burn()
        try await ledger.insert(purchase)
        try fuse.burn()
    }

    func update(_ purchase: Purchase) async throws {
        try fuse.burn()
        try await ledger.update(purchase)
        try fuse.burn()
    }
}

/// A server behind a fuse.
struct FusedTransport: HTTPTransport {
    let server: FakeRunware
    let fuse: Fuse

    func send(_ request: TransferRequest) async throws(TransferError) -> TransferResponse {
        try burn()
        let response = try await server.send(request)
        try burn()
        return response
    }

    private func burn() throws(TransferError) {
        do { try fuse.burn() } catch { throw TransferError(.cancelled, "the program ended", cause: error) }
    }
}
