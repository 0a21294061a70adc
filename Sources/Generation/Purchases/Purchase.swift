public import Foundation

/// One try to buy what a request asks for, as the ledger keeps it.
///
/// It is written down before the request leaves, so whatever breaks afterwards, the task's name is known.
public struct Purchase: Hashable, Sendable {
    /// How far a purchase has come.
    public enum State: String, Hashable, Sendable, CaseIterable {
        /// Written down; nothing of it has reached the server.
        case prepared
        /// Sent, or about to be; whether it arrived isn't known.
        case sent
        /// The server has it.
        case accepted
        /// There are clips. They are paid for.
        case succeeded
        /// Refused or failed; a later run may buy again under another name.
        case failed
        /// The server had it, or may have had it, and knows nothing of it now. A person decides.
        case lost
        /// A person decided to buy again.
        case forgotten
    }

    /// The task's name at the server.
    public let taskUUID: TaskUUID
    /// The digest of the request.
    public let requestDigest: String
    /// Which purchase of the same request this is, from 1.
    public let take: Int
    /// Which try of this take it is, from 1; each has a task of its own.
    public let attempt: Int
    /// The model.
    public let model: String
    /// The request as canonical JSON.
    public let canonicalRequest: String
    /// How many clips are asked for.
    public let resultCount: Int
    /// When it was written down.
    public let createdAt: Date

    /// How far it has come.
    public internal(set) var state: State = .prepared
    /// How many times it was sent without the server having refused to take it in.
    public internal(set) var sendings = 0
    /// When it was first sent.
    public internal(set) var sentAt: Date?
    /// When it became known that the server has it.
    public internal(set) var acceptedAt: Date?
    /// When it came to its end.
    public internal(set) var finishedAt: Date?
    /// The clips, as they become known.
    public internal(set) var results: [GenerationResult] = []
    /// Why it failed or, after a success, why there are fewer clips than asked for.
    public internal(set) var failure: PurchaseFailure?

    /// Prepares a purchase.
    public init(_ request: GenerationRequest, as taskUUID: TaskUUID, take: Int, attempt: Int, at createdAt: Date) {
        self.taskUUID = taskUUID
        requestDigest = request.digest
        self.take = take
        self.attempt = attempt
        model = request.model
        canonicalRequest = request.canonicalText
        resultCount = request.resultCount
        self.createdAt = createdAt
    }
}

extension Purchase {
    /// What the clips cost together, or `nil` if there are none yet or the server didn't say for all of them.
    public var cost: Cost? {
        let costs = results.compactMap(\.cost)
        guard !results.isEmpty, costs.count == results.count else { return nil }
        return costs.reduce(Cost(micros: 0), +)
    }

    /// Lets a person decide that this purchase doesn't count, so that the next run buys again.
    ///
    /// Whatever it did buy stays paid for.
    public mutating func forget(at now: Date) {
        state = .forgotten
        finishedAt = now
    }
}
