import Generation
import Wording

/// What became of a purchase that was asked for.
struct PurchaseOutcome: Sendable {
    /// What it comes to.
    let status: ExitStatus
    /// What people are told.
    let sentence: String

    /// Asks for a purchase, and waits for it.
    init(_ purchase: Purchase, _ purchaser: Purchaser) async {
        do throws(GenerationError) {
            self.init(try await purchaser.follow(purchase))
        } catch {
            self.init(error)
        }
    }

    /// Of a purchase that was followed to its end, or can't be followed.
    init(_ purchase: Purchase) {
        let task = purchase.taskUUID
        switch purchase.state {
        case .succeeded:
            let cost = purchase.cost.map { " for " + Words.money($0.micros) } ?? ""
            let clips = Words.count(purchase.results.count, "clip")
            status = .done
            sentence = "\(task): \(clips)\(cost); 'dailies run' fetches \(purchase.results.count == 1 ? "it" : "them")"
        case .failed:
            status = .failed
            sentence = "\(task): failed: \(purchase.failure?.message ?? "the server didn't say why")"
        case .prepared, .sent, .accepted, .lost, .forgotten:
            status = .unfinished
            sentence = "\(task): the server has no trace of it yet; 'dailies run' sends it again under this name"
        }
    }

    /// Of a purchase of which nothing new is known.
    init(_ error: GenerationError) {
        sentence = error.message
        switch error.reason {
        case .stillRendering: status = .unfinished
        case .cancelled: status = .cancelled
        case .outOfCredit: status = .outOfBudget
        default: status = .failed
        }
    }
}
