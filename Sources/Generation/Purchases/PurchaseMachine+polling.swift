import Foundation
import Transfer

extension PurchaseMachine {
    /// Takes in an answer about the render.
    mutating func take(_ answer: PollAnswer, _ moment: PurchaseMoment) -> PurchaseStep {
        switch answer {
        case .failed(let error): return takeFailedPoll(error, moment)
        case .noTrace(let error):
            refusedKeys = 0
            failedPolls = 0
            lastError = error ?? lastError
            return takeMissingTrace(isExplicit: error != nil, moment)
        case .report(let report):
            refusedKeys = 0
            failedPolls = 0
            markAccepted(moment)
            return take(report, moment)
        }
    }

    /// Asking failed: that says nothing about the render, so ask again, unless the key is refused again and again, or the
    /// server never said a word about the task: then it is down, and the next run asks again.
    private mutating func takeFailedPoll(_ error: RunwareError, _ moment: PurchaseMoment) -> PurchaseStep {
        lastError = error
        refusedKeys = error.kind == .auth ? refusedKeys + 1 : 0
        guard refusedKeys < policy.traceless else { return .stop(stopped(by: error)) }
        failedPolls += 1
        if purchase?.state == .sent, failedPolls >= policy.unanswered { return .stop(unanswered()) }
        return pollLater(moment)
    }

    private mutating func takeMissingTrace(isExplicit: Bool, _ moment: PurchaseMoment) -> PurchaseStep {
        guard let purchase else { return pollLater(moment) }
        traceless += 1
        if purchase.state == .accepted {
            guard !mayStillRender(purchase, isExplicit: isExplicit, moment) else { return pollLater(moment) }
        } else if purchase.state == .sent, isNameKnown(moment) {
            return sendAgain(moment)
        }
        guard traceless >= policy.traceless else { return pollLater(moment) }
        self.purchase?.state = .lost
        return .stop(lost())
    }

    /// Whether the server surely still knows the task's name, if the task ever arrived: then sending it again is safe.
    func isNameKnown(_ moment: PurchaseMoment) -> Bool {
        moment.now.isWithin(policy.dedupeWindow, of: purchase?.sentAt)
    }

    private func mayStillRender(_ purchase: Purchase, isExplicit: Bool, _ moment: PurchaseMoment) -> Bool {
        moment.now.isWithin(isExplicit ? policy.settling : policy.silence, of: purchase.acceptedAt)
    }

    /// Sends the task again under its name, as often as the policy allows.
    private mutating func sendAgain(_ moment: PurchaseMoment) -> PurchaseStep {
        guard traceless < policy.resends.tries else { return .stop(unanswered()) }
        return send(moment)
    }

    private mutating func take(_ report: RenderReport, _ moment: PurchaseMoment) -> PurchaseStep {
        guard let purchase else { return pollLater(moment) }
        let results = merge(purchase.results, report.results)
        self.purchase?.results = results
        stalled = report.pending == 0 ? stalled + 1 : 0
        guard report.isSettled(expecting: purchase.resultCount) || stalled >= policy.stalled else {
            return pollLater(moment)
        }
        return conclude(report, moment)
    }

    /// The clips known so far with what an answer adds; an answer never takes a clip away.
    private func merge(_ known: [GenerationResult], _ new: [GenerationResult]) -> [GenerationResult] {
        let identities = Set(new.map(\.identity))
        guard known.allSatisfy({ identities.contains($0.identity) }) else {
            let knownIdentities = Set(known.map(\.identity))
            return known + new.filter { !knownIdentities.contains($0.identity) }
        }
        return new
    }

    /// Keeps what there is: clips even if others failed, else the failure.
    private mutating func conclude(_ report: RenderReport, _ moment: PurchaseMoment) -> PurchaseStep {
        guard let purchase else { return .finish }
        if !purchase.results.isEmpty {
            succeed(report, moment)
            return .finish
        }
        guard let error = report.failures.first else {
            self.purchase?.state = .lost
            return .stop(withoutURL())
        }
        fail(error, moment)
        return buyAgain(after: error, moment)
    }

    private mutating func succeed(_ report: RenderReport, _ moment: PurchaseMoment) {
        purchase?.state = .succeeded
        purchase?.finishedAt = moment.now
        guard let purchase, purchase.results.count < purchase.resultCount else { return }
        let missing = RunwareError(.unknown, message: "there are fewer clips than asked for")
        self.purchase?.failure = PurchaseFailure(report.failures.first ?? missing)
    }
}

extension Date {
    /// Whether no more than this lies between the two, in either direction: a clock that was set back proves nothing.
    fileprivate func isWithin(_ duration: Duration, of other: Date?) -> Bool {
        guard let other else { return false }
        return abs(timeIntervalSince(other)) < duration / .seconds(1)
    }
}
