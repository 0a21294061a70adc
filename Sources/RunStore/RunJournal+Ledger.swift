import GRDB
import PipelineEngine

extension RunJournal {
    /// The kind of the stage that buys.
    private static let buyingKind = "generate"

    /// Makes sure that a ledger is not lost: one without purchases beside a journal that knows of some is a new one, and
    /// would let everything be bought again that isn't finished.
    ///
    /// - Throws: ``StageFailure`` that says what to do.
    func requireLedger(_ purchases: PurchaseStore, at root: String) async throws(StageFailure) {
        guard try await purchases.isEmpty() else { return }
        let knowsPurchases = try await read { db in
            try Bool.fetchOne(
                db, sql: "SELECT EXISTS (SELECT 1 FROM result WHERE kind = ?)", arguments: [Self.buyingKind]) ?? false
        }
        guard knowsPurchases else { return }
        throw StageFailure(
            .storage,
            "\(root)/ledger.sqlite is new or empty, but clips were bought before, and might be bought again; put the old "
                + "ledger back, or, if what was bought doesn't count, delete journal.sqlite too")
    }
}
