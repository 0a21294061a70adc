import Foundation
public import Logging
import Transfer

/// Buys what requests ask for, each exactly once.
///
/// Safe to use from many tasks: purchases of the same request and take wait for each other, and the later ones get
/// what the first one bought.
public struct Purchaser: Sendable {
    let client: RunwareClient
    let ledger: any PurchaseLedger
    let policy: PurchasePolicy
    let world: PurchaseWorld
    private let logger: Logger
    let turns = Turns()

    /// Makes a purchaser.
    ///
    /// There should be one a ledger in a process: only one keeps the order of purchases of the same request.
    public init(
        client: RunwareClient, ledger: any PurchaseLedger, policy: PurchasePolicy, world: PurchaseWorld, logger: Logger
    ) {
        self.client = client
        self.ledger = ledger
        self.policy = policy
        self.world = world
        self.logger = logger
    }

    /// Buys what a request asks for, or picks up where an earlier run stopped, or returns what was bought already.
    ///
    /// - Parameters:
    ///   - request: What is asked for.
    ///   - take: Which purchase of the same request this is, from 1.
    /// - Returns: A purchase that succeeded, with one clip at least. There may be fewer than asked for; then its
    ///   `failure` says why.
    /// - Throws: ``GenerationError``. After `stillRendering`, `unreachable` and `cancelled` the same call later goes
    ///   on and buys nothing twice.
    public func purchase(_ request: GenerationRequest, take: Int) async throws(GenerationError) -> Purchase {
        try check(request)
        let key = "\(take) \(request.digest)"
        do { try await turns.take(key) } catch { throw cancelled(request.model) }
        defer { turns.giveBack(key) }
        return try await pursue(request, take: take)
    }

    /// Asks where a clip that was bought can be fetched now: addresses stop working after a while.
    ///
    /// - Parameters:
    ///   - videoUUID: The clip's identifier at the server; `nil` if the server gave none.
    ///   - index: The clip's place among the clips of its task, from 0; counts where there is no identifier.
    ///   - task: The task.
    /// - Returns: The address, or `nil` if the server doesn't tell.
    /// - Throws: `CancellationError` if it was cancelled.
    public func currentURL(
        of videoUUID: String?, at index: Int, in task: TaskUUID
    ) async throws(CancellationError) -> String? {
        guard case .report(let report) = try await client.poll(task) else { return nil }
        guard let videoUUID else { return report.results.indices.contains(index) ? report.results[index].url : nil }
        return report.results.first { $0.videoUUID == videoUUID }?.url
    }

    private func check(_ request: GenerationRequest) throws(GenerationError) {
        let issues = GenerationModel.named(request.model).check(request)
        guard issues.isEmpty else {
            let list = issues.map(\.description).joined(separator: "; ")
            throw GenerationError(.invalid, "\(request.model): \(list)")
        }
    }

    private func pursue(_ request: GenerationRequest, take: Int) async throws(GenerationError) -> Purchase {
        var machine = PurchaseMachine(model: request.model, policy: policy)
        var kept = try await find(request, take: take)
        var step = machine.handle(.found(kept), at: world.moment)
        while true {
            kept = try await keep(machine.purchase, instead: kept)
            log(step, machine.purchase)
            switch step {
            case .finish:
                if let kept { return kept }
                throw GenerationError(.failed, "\(request.model): there is nothing to return")
            case .stop(let error): throw error
            case .prepare(let attempt):
                let prepared = try await prepare(request, take: take, attempt: attempt)
                kept = prepared
                step = machine.handle(.prepared(prepared), at: world.moment)
            case .send: step = machine.handle(try await send(request, machine.purchase), at: world.moment)
            case .poll, .wait:
                step = machine.handle(try await ask(step, machine.purchase, request.model), at: world.moment)
            }
        }
    }

    private func send(
        _ request: GenerationRequest, _ purchase: Purchase?
    ) async throws(GenerationError) -> PurchaseEvent {
        guard let purchase else { throw GenerationError(.failed, "\(request.model): there is no task yet") }
        do throws(CancellationError) {
            return .submitted(try await client.submit(request, as: purchase.taskUUID))
        } catch {
            throw cancelled(request.model)
        }
    }

    /// Asks for a task, if there is one, or waits.
    func ask(
        _ step: PurchaseStep, _ purchase: Purchase?, _ model: String
    ) async throws(GenerationError) -> PurchaseEvent {
        do throws(CancellationError) {
            guard case .poll = step, let purchase else {
                if case .wait(let duration) = step { return try await world.wait(for: duration) }
                return .waited
            }
            return .polled(try await client.poll(purchase.taskUUID))
        } catch {
            throw cancelled(model)
        }
    }

    private func find(_ request: GenerationRequest, take: Int) async throws(GenerationError) -> Purchase? {
        do {
            return try await ledger.latestPurchase(requestDigest: request.digest, take: take)
        } catch {
            throw GenerationError(
                .ledger, "\(request.model): the ledger can't be read, so nothing is bought", cause: error)
        }
    }

    private func prepare(
        _ request: GenerationRequest, take: Int, attempt: Int
    ) async throws(GenerationError) -> Purchase {
        let now = world.moment.now
        let purchase = Purchase(request, as: world.makeTaskUUID(), take: take, attempt: attempt, at: now)
        do {
            try await ledger.insert(purchase)
            return purchase
        } catch {
            throw GenerationError(
                .ledger, "\(request.model): the ledger takes no new purchase, so nothing is bought", cause: error)
        }
    }

    /// Writes the purchase to the ledger if it isn't there as it stands.
    func keep(_ purchase: Purchase?, instead kept: Purchase?) async throws(GenerationError) -> Purchase? {
        guard let purchase, purchase != kept else { return kept }
        do {
            try await ledger.update(purchase)
            return purchase
        } catch {
            throw GenerationError(
                .ledger,
                "\(purchase.model), task \(purchase.taskUUID): the ledger can't be written; once it can, run again",
                cause: error)
        }
    }

    func cancelled(_ model: String) -> GenerationError {
        GenerationError(.cancelled, "\(model): cancelled; run again to go on", cause: CancellationError())
    }

    private func log(_ step: PurchaseStep, _ purchase: Purchase?) {
        guard let purchase else { return }
        logger.debug(
            "generation",
            metadata: [
                "task": "\(purchase.taskUUID)", "model": "\(purchase.model)", "take": "\(purchase.take)",
                "attempt": "\(purchase.attempt)", "state": "\(purchase.state)", "step": "\(step.name)",
            ])
    }
}

extension PurchaseStep {
    /// The step in a word, for the log.
    fileprivate var name: String {
        switch self {
        case .prepare: "prepare"
        case .send: "send"
        case .poll: "poll"
        case .wait: "wait"
        case .finish: "finish"
        case .stop: "stop"
        }
    }
}
