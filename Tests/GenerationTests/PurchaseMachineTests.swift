import Foundation
import Testing

@testable import Generation

@Suite("Purchase machine")
struct PurchaseMachineTests {
    private static let start = Date(timeIntervalSince1970: 1_750_000_000)

    /// How long after it was sent a purchase is found, in what state, and what happens first.
    static let found: [(Purchase.State, Double, String)] = [
        (.prepared, 1, "send"), (.prepared, 100_000, "send"), (.sent, 1, "poll"), (.sent, 100_000, "poll"),
        (.accepted, 1, "poll"), (.succeeded, 1, "finish"), (.succeeded, 100_000, "finish"), (.failed, 1, "prepare 2"),
        (.lost, 1, "poll"), (.forgotten, 1, "prepare 2"),
    ]

    @Test("what is found in the ledger says what to do first", arguments: found)
    func first(state: Purchase.State, age: Double, step: String) {
        var machine = machine()
        #expect(machine.handle(.found(purchase(state)), at: moment(age)).summary == step)
    }

    @Test("a task is in the ledger as sent before it is sent")
    func ledgerFirst() {
        var machine = machine()
        #expect(machine.handle(.found(nil), at: moment(0)).summary == "prepare 1")
        #expect(machine.purchase == nil)
        #expect(machine.handle(.prepared(purchase(.prepared)), at: moment(1)).summary == "send")
        #expect(machine.purchase?.state == .sent)
        #expect(machine.purchase?.sentAt == Self.start + 1)
    }

    /// The age of a purchase without a trace, its state, and the steps that follow one such answer after another.
    static let traceless: [(Purchase.State, Double, [String])] = [
        (.sent, 1, ["send"]), (.sent, 1_799, ["send"]),
        (.sent, 1_801, ["wait 4.5 seconds", "wait 6.75 seconds", "stop needsDecision"]),
        (.sent, -3_600, ["wait 4.5 seconds", "wait 6.75 seconds", "stop needsDecision"]),
        (.accepted, 7_100, ["wait 4.5 seconds", "wait 6.75 seconds", "wait 10.0 seconds", "wait 10.0 seconds"]),
        (.accepted, 7_300, ["wait 4.5 seconds", "wait 6.75 seconds", "stop needsDecision"]),
        (.lost, 1, ["wait 4.5 seconds", "wait 6.75 seconds", "stop needsDecision"]),
    ]

    @Test("an answer without a trace means what age and state make of it", arguments: traceless)
    func noTrace(state: Purchase.State, age: Double, steps: [String]) {
        var machine = machine()
        _ = machine.handle(.found(purchase(state)), at: moment(age))
        for step in steps {
            #expect(machine.handle(.polled(.noTrace(nil)), at: moment(age)).summary == step)
            if step.hasPrefix("wait") { _ = machine.handle(.waited, at: moment(age)) }
        }
    }

    @Test("an accepted task that is said to be unknown gets two minutes to be known")
    func settling() {
        let unknown = PurchaseEvent.polled(.noTrace(RunwareError(.notFound, code: "taskNotFound", message: "")))
        var machine = machine()
        _ = machine.handle(.found(purchase(.accepted)), at: moment(1))
        for _ in 0..<5 {
            #expect(machine.handle(unknown, at: moment(100)).summary.hasPrefix("wait"))
            _ = machine.handle(.waited, at: moment(100))
        }
        #expect(machine.handle(unknown, at: moment(121)).summary == "stop needsDecision")
        #expect(machine.purchase?.state == .lost)
    }

    @Test(
        "a poll that fails changes nothing but the time left",
        arguments: [
            RunwareErrorKind.rateLimit, .server, .connection, .unknown, .timeout,
        ])
    func failedPoll(kind: RunwareErrorKind) {
        var machine = machine()
        _ = machine.handle(.found(purchase(.accepted)), at: moment(1))
        let before = machine.purchase
        let failed = PurchaseEvent.polled(.failed(RunwareError(kind, message: "")))
        #expect(machine.handle(failed, at: moment(1)).summary == "wait 4.5 seconds")
        #expect(machine.purchase == before)
        #expect(machine.handle(failed, at: moment(1, elapsed: 1_200)).summary == "stop stillRendering")
    }

    @Test("a key that is refused three times in a row stops the asking")
    func refusedKey() {
        var machine = machine()
        _ = machine.handle(.found(purchase(.accepted)), at: moment(1))
        let steps = (0..<3).map { _ in
            machine.handle(.polled(.failed(RunwareError(.auth, message: ""))), at: moment(1)).summary
        }
        #expect(steps.last == "stop unauthorised")
        #expect(machine.purchase?.state == .accepted)
    }

    @Test("a busy server is given the time it asks for, within bounds")
    func retryAfter() {
        for (asked, wait) in [(1, "wait 2.0 seconds"), (50, "wait 50.0 seconds"), (9_999, "wait 120.0 seconds")] {
            var machine = machine()
            _ = machine.handle(.found(purchase(.prepared)), at: moment(1))
            let busy = RunwareError(.rateLimit, message: "", retryAfter: .seconds(asked))
            #expect(machine.handle(.submitted(.notTaken(busy)), at: moment(1)).summary == wait)
            #expect(machine.purchase?.state == .prepared)
            #expect(machine.purchase?.sentAt == nil)
        }
    }

    @Test("polls come at growing intervals, with jitter, until the time is used up")
    func schedule() {
        let schedule = PollSchedule()
        let waits = (0..<6).map { schedule.wait(afterPolls: $0, elapsed: .zero, chance: 0) }
        #expect(waits == [3, 4.5, 6.75, 10, 10, 10].map { Duration.seconds($0) })
        #expect(schedule.wait(afterPolls: 9, elapsed: .zero, chance: 1) == .seconds(12))
        #expect(schedule.wait(afterPolls: 9, elapsed: .seconds(1_190), chance: 0) == .seconds(10))
        #expect(schedule.wait(afterPolls: 9, elapsed: .seconds(1_191), chance: 0) == nil)
    }

    private func machine() -> PurchaseMachine { PurchaseMachine(model: "m", policy: PurchasePolicy()) }

    private func moment(_ age: Double, elapsed: Int = 0) -> PurchaseMoment {
        PurchaseMoment(now: Self.start + age, elapsed: .seconds(elapsed), chance: 0)
    }

    private func purchase(_ state: Purchase.State) -> Purchase {
        var purchase = Purchase(Studio.request, as: .numbered(1), take: 1, attempt: 1, at: Self.start)
        purchase.state = state
        guard state != .prepared else { return purchase }
        purchase.sendings = 1
        purchase.sentAt = Self.start
        purchase.acceptedAt = state == .sent ? nil : Self.start
        return purchase
    }
}
