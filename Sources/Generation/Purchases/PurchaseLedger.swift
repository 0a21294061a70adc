/// Where purchases are kept so that none is ever made twice.
///
/// The promise everything rests on: when ``insert(_:)`` or ``update(_:)`` returns, the disk has the purchase, and a
/// crash right after doesn't undo it.
public protocol PurchaseLedger: Sendable {
    /// The purchase of a request's take with the highest attempt, or `nil` if there is none.
    func latestPurchase(requestDigest: String, take: Int) async throws -> Purchase?

    /// Writes a new purchase down.
    ///
    /// - Throws: Any error if there is one of the same request, take and attempt, or of the same task: another
    ///   process was faster, and this one must not buy.
    func insert(_ purchase: Purchase) async throws

    /// Writes down how far a purchase has come; the one with its task is replaced.
    func update(_ purchase: Purchase) async throws
}
