public import JSON

/// Every purchase a sandbox knows of, in the order of acceptance.
public struct PurchaseLog: Hashable, Sendable {
    /// The purchases, first to last.
    public let purchases: [Purchase]

    init(_ purchases: [Purchase]) {
        self.purchases = purchases
    }
}

extension PurchaseLog {
    /// What all of them cost.
    public var charged: Price { purchases.reduce(.zero) { $0 + $1.charged } }

    /// How many times each request was bought: more than once is money wasted, unless it was meant.
    public var countByRequest: [JSONValue: Int] {
        purchases.reduce(into: [:]) { counts, purchase in counts[purchase.request, default: 0] += 1 }
    }

    /// How many purchases have this prompt.
    public func count(ofPrompt prompt: String) -> Int { purchases.count { $0.prompt == prompt } }
}
