extension Purchaser {
    /// Asks what became of a purchase that was made or may have been made, and waits for it, without buying anything.
    ///
    /// - Parameter purchase: a purchase that was sent, accepted or lost sight of.
    /// - Returns: the purchase as it stands now, and in the ledger: succeeded; failed; or still only sent, if the server
    ///   has no trace of it and only sending it again would show whether it was bought.
    /// - Throws: ``GenerationError``. After `stillRendering`, `unreachable` and `cancelled` the same call later goes on.
    public func follow(_ purchase: Purchase) async throws(GenerationError) -> Purchase {
        guard [.sent, .accepted, .lost].contains(purchase.state) else { return purchase }
        let key = "\(purchase.take) \(purchase.requestDigest)"
        do { try await turns.take(key) } catch { throw cancelled(purchase.model) }
        defer { turns.giveBack(key) }
        var machine = PurchaseMachine(model: purchase.model, policy: policy)
        var kept = purchase
        var step = machine.handle(.found(purchase), at: world.moment)
        while true {
            if case .send = step { return kept }
            kept = try await keep(machine.purchase, instead: kept) ?? kept
            if kept.state == .failed { return kept }
            switch step {
            case .finish, .prepare, .send: return kept
            case .stop(let error): throw error
            case .poll, .wait:
                step = machine.handle(try await ask(step, kept, kept.model), at: world.moment)
            }
        }
    }
}
