import Foundation
import Transfer

/// Decides how a request is bought exactly once.
///
/// The machine decides and does nothing: it sends nothing, writes nothing and reads no clock. ``Purchaser`` tells it
/// what happened, writes ``purchase`` to the ledger if it changed, and then does what it is told. So whatever stops
/// the program between two steps, the ledger has what is needed to go on:
///
/// - A task is `sent` in the ledger before it is sent. Found so, it is asked for first. Without a trace it is sent
///   again under the same name while the server still knows names of that age; later a person decides.
/// - A task is bought anew, under a new name, only if nothing was bought under the old one or its render failed.
public struct PurchaseMachine: Sendable {
    /// What to do after a wait.
    enum Next: Sendable {
        case send
        case poll
        case prepare(attempt: Int)
    }

    /// The purchase as the ledger must have it before the next step, or `nil` before there is one.
    public internal(set) var purchase: Purchase?
    let policy: PurchasePolicy
    private let name: String
    /// What to do after the wait that goes on.
    private var next = Next.poll
    /// How often the task wasn't taken in, in this run.
    private var refusals = 0
    /// How many tasks were prepared in this run.
    private var attempts = 0
    /// When this run began with this task.
    private var startedAt = Duration.zero
    /// How often this run asked for this task.
    private var polls = 0
    /// How often in a row there was no trace of the task.
    var traceless = 0
    /// How often in a row something was missing and nothing pending.
    var stalled = 0
    /// How often in a row the asking failed.
    var failedPolls = 0
    /// How often in a row the key was refused.
    var refusedKeys = 0
    /// The last thing that went wrong.
    var lastError: RunwareError?

    /// Makes a machine for one run.
    ///
    /// - Parameters:
    ///   - model: The model, for errors before there is a purchase.
    ///   - policy: How the purchase is pursued.
    public init(model: String, policy: PurchasePolicy) {
        name = model
        self.policy = policy
    }

    /// Takes in what happened and says what to do next.
    public mutating func handle(_ event: PurchaseEvent, at moment: PurchaseMoment) -> PurchaseStep {
        switch event {
        case .found(let purchase): resume(purchase, moment)
        case .prepared(let purchase): begin(purchase, moment)
        case .submitted(let answer): take(answer, moment)
        case .polled(let answer): take(answer, moment)
        case .waited: goOn(moment)
        case .left: leave()
        }
    }

    private mutating func resume(_ found: Purchase?, _ moment: PurchaseMoment) -> PurchaseStep {
        guard let found else { return prepare(attempt: 1) }
        switch found.state {
        case .failed, .forgotten: return prepare(attempt: found.attempt + 1)
        case .succeeded:
            purchase = found
            return .finish
        case .prepared: return begin(found, moment)
        case .sent, .accepted, .lost:
            purchase = found
            startedAt = moment.elapsed
            return poll()
        }
    }

    private mutating func prepare(attempt: Int) -> PurchaseStep {
        purchase = nil
        attempts += 1
        return .prepare(attempt: attempt)
    }

    private mutating func begin(_ prepared: Purchase, _ moment: PurchaseMoment) -> PurchaseStep {
        purchase = prepared
        startedAt = moment.elapsed
        polls = 0
        traceless = 0
        stalled = 0
        failedPolls = 0
        return send(moment)
    }

    private mutating func goOn(_ moment: PurchaseMoment) -> PurchaseStep {
        switch next {
        case .send: isUnanswered && !isNameKnown(moment) ? poll() : send(moment)
        case .poll: poll()
        case .prepare(let attempt): prepare(attempt: attempt)
        }
    }

    /// Whether an earlier sending may have bought the task.
    private var isUnanswered: Bool { purchase?.state == .sent }

    /// Stops for now; a render that goes on is picked up by a later run.
    private func leave() -> PurchaseStep {
        guard purchase?.state != .prepared else { return .stop(leftUnsent()) }
        return .stop(outOfTime())
    }

    /// Writes down that the task is under way, and sends it.
    mutating func send(_ moment: PurchaseMoment) -> PurchaseStep {
        purchase?.state = .sent
        purchase?.sendings += 1
        if purchase?.sentAt == nil { purchase?.sentAt = moment.now }
        return .send
    }

    private mutating func poll() -> PurchaseStep {
        polls += 1
        return .poll
    }

    /// Waits and asks again, or gives up for now if the time for asking is used up.
    mutating func pollLater(_ moment: PurchaseMoment) -> PurchaseStep {
        let elapsed = moment.elapsed - startedAt
        guard let wait = policy.polls.wait(afterPolls: polls, elapsed: elapsed, chance: moment.chance) else {
            return .stop(outOfTime())
        }
        next = .poll
        return .wait(max(wait, min(lastError?.retryAfter ?? .zero, policy.resends.longestAsked)))
    }

    private mutating func take(_ answer: SubmitAnswer, _ moment: PurchaseMoment) -> PurchaseStep {
        switch answer {
        case .accepted, .alreadyBought:
            markAccepted(moment)
            return pollLater(moment)
        case .unclear(let error):
            lastError = error
            return pollLater(moment)
        case .notTaken(let error): return sendLater(after: error, moment)
        case .rejected(let error): return reject(error, moment)
        }
    }

    /// Notes that the server has the task.
    mutating func markAccepted(_ moment: PurchaseMoment) {
        lastError = nil
        traceless = 0
        purchase?.state = .accepted
        if purchase?.acceptedAt == nil { purchase?.acceptedAt = moment.now }
    }

    private mutating func sendLater(after error: RunwareError, _ moment: PurchaseMoment) -> PurchaseStep {
        takeBackSending()
        refusals += 1
        lastError = error
        let wait = policy.resends.wait(afterFailures: refusals, asked: error.retryAfter, chance: moment.chance)
        guard let wait else { return .stop(stopped(by: error)) }
        next = .send
        return .wait(wait)
    }

    /// Notes that the last sending surely bought nothing; the ones before may have.
    private mutating func takeBackSending() {
        purchase?.sendings -= 1
        guard purchase?.sendings == 0 else { return }
        purchase?.state = .prepared
        purchase?.sentAt = nil
    }

    /// Notes a refusal for good.
    ///
    /// It speaks for an earlier, unanswered sending only if the server names what is wrong with the request itself.
    private mutating func reject(_ error: RunwareError, _ moment: PurchaseMoment) -> PurchaseStep {
        let isAboutRequest = error.kind == .validation && !error.code.isEmpty
        if purchase?.sendings == 1 || isAboutRequest { fail(error, moment) }
        return .stop(stopped(by: error))
    }

    /// Notes that nothing will come of the task.
    mutating func fail(_ error: RunwareError, _ moment: PurchaseMoment) {
        purchase?.state = .failed
        purchase?.failure = PurchaseFailure(error)
        purchase?.finishedAt = moment.now
    }

    /// Buys again under a new name where the failure may pass, or gives up.
    mutating func buyAgain(after error: RunwareError, _ moment: PurchaseMoment) -> PurchaseStep {
        let mayPass = [.provider, .timeout, .server, .rateLimit].contains(error.kind)
        let wait = policy.resends.wait(afterFailures: attempts, asked: error.retryAfter, chance: moment.chance)
        guard mayPass, attempts < policy.attempts, let wait, let purchase else { return .stop(failed(error)) }
        next = .prepare(attempt: purchase.attempt + 1)
        return .wait(wait)
    }

    /// The model and the task, as errors name them.
    var subject: String {
        purchase.map { "\($0.model), task \($0.taskUUID)" } ?? name
    }
}
