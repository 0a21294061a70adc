import Generation
import RunStore
import Wording

/// What purchases come to.
struct PurchaseTotals {
    private let records: [PurchaseStore.Record]

    init(_ records: [PurchaseStore.Record]) { self.records = records }

    /// How many there are, how far they have come, and what they cost.
    var sentence: String {
        let counts = Purchase.State.allCases.compactMap { state in
            let count = records.count { $0.state == state.rawValue }
            return count > 0 ? "\(Words.grouped(count)) \(state.rawValue)" : nil
        }
        let money = [
            (cost { $0 != "sandbox" }, " paid"), (cost { $0 == "sandbox" }, " in the sandbox, which costs nothing"),
        ]
        let costs = money.compactMap { cost, words in cost > 0 ? Words.money(cost) + words : nil }
        let all = Words.count(records.count, "purchase")
        guard !counts.isEmpty else { return all }
        return ([all + ": " + counts.joined(separator: ", ")] + costs).joined(separator: "; ")
    }

    /// What those of some providers cost, in millionths of a US dollar; what can't be true counts for nothing.
    private func cost(of isMeant: (String) -> Bool) -> Int {
        records.reduce(0) { sum, record in
            let cost = record.costMicros ?? 0
            return isMeant(record.provider) && (0..<1_000_000_000_000).contains(cost) ? sum + cost : sum
        }
    }
}
