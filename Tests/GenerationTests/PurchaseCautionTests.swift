import Foundation
import JSON
import Testing

@testable import Generation

@Suite("Purchase machine, when in doubt")
struct PurchaseCautionTests {
    private static let start = Date(timeIntervalSince1970: 1_750_000_000)

    @Test("a refusal that only a status tells doesn't speak for an earlier sending without an answer")
    func unnamedRefusal() {
        var machine = resent()
        let proxy = RunwareError(.validation, message: "a web page instead of JSON, status 400")
        #expect(machine.handle(.submitted(.rejected(proxy)), at: moment(2)).summary == "stop invalid")
        #expect(machine.purchase?.state == .sent)
    }

    @Test("a refusal of the request itself, named by the server, does")
    func namedRefusal() {
        var machine = resent()
        let refusal = RunwareError(.validation, code: "unsupportedDuration", message: "")
        #expect(machine.handle(.submitted(.rejected(refusal)), at: moment(2)).summary == "stop invalid")
        #expect(machine.purchase?.state == .failed)
    }

    @Test("a task that may have arrived is not sent again once the server may have forgotten its name")
    func lateResend() {
        var machine = resent()
        let busy = RunwareError(.rateLimit, message: "", retryAfter: .seconds(100))
        #expect(machine.handle(.submitted(.notTaken(busy)), at: moment(1_790)).summary == "wait 100.0 seconds")
        #expect(machine.purchase?.state == .sent)
        #expect(machine.handle(.waited, at: moment(1_890)).summary == "poll")
    }

    @Test("a task that surely never arrived is sent at any age")
    func unsentResend() {
        var machine = PurchaseMachine(model: "m", policy: PurchasePolicy())
        _ = machine.handle(.found(purchase(.prepared)), at: moment(0))
        let busy = RunwareError(.rateLimit, message: "")
        _ = machine.handle(.submitted(.notTaken(busy)), at: moment(1))
        #expect(machine.handle(.waited, at: moment(100_000)).summary == "send")
    }

    @Test("a server that never said a word about a task isn't asked for longer than a minute; the task stays as it is")
    func silentServer() {
        var machine = PurchaseMachine(model: "m", policy: PurchasePolicy())
        _ = machine.handle(.found(purchase(.sent)), at: moment(1))
        let failed = PurchaseEvent.polled(.failed(RunwareError(.server, message: "")))
        var steps: [String] = []
        for _ in 0..<8 {
            steps.append(machine.handle(failed, at: moment(1)).summary)
            _ = machine.handle(.waited, at: moment(1))
        }
        #expect(steps.dropLast().allSatisfy { $0.hasPrefix("wait") })
        #expect(steps.last == "stop unreachable")
        #expect(machine.purchase?.state == .sent)
    }

    /// What a user who leaves is told, by how far the purchase has come.
    static let leavings: [(Purchase.State, String)] = [
        (
            .accepted,
            "m, task \(TaskUUID.numbered(1)): still rendering; run again to pick it up, nothing is bought twice"
        ),
        (
            .sent,
            "m, task \(TaskUUID.numbered(1)): the server doesn't say whether it took the task; run again soon, nothing is bought twice"
        ),
    ]

    @Test("whoever leaves while a clip is rendered is told to run again", arguments: leavings)
    func leaving(state: Purchase.State, message: String) {
        var machine = PurchaseMachine(model: "m", policy: PurchasePolicy())
        _ = machine.handle(.found(purchase(state)), at: moment(1))
        guard case .stop(let error) = machine.handle(.left, at: moment(1)) else {
            Issue.record("the machine goes on")
            return
        }
        #expect(error.message == message)
        #expect(machine.purchase?.state == state)
    }

    /// A purchase that was sent once without an answer, found by a later run, and sent again.
    private func resent() -> PurchaseMachine {
        var machine = PurchaseMachine(model: "m", policy: PurchasePolicy())
        _ = machine.handle(.found(purchase(.sent)), at: moment(1))
        _ = machine.handle(.polled(.noTrace(nil)), at: moment(1))
        return machine
    }

    private func moment(_ age: Double) -> PurchaseMoment {
        PurchaseMoment(now: Self.start + age, elapsed: .zero, chance: 0)
    }

    private func purchase(_ state: Purchase.State) -> Purchase {
        let request = GenerationRequest("m", ["positivePrompt": "fox"])
        var purchase = Purchase(request, as: .numbered(1), take: 1, attempt: 1, at: Self.start)
        purchase.state = state
        guard state != .prepared else { return purchase }
        purchase.sendings = 1
        purchase.sentAt = Self.start
        purchase.acceptedAt = state == .sent ? nil : Self.start
        return purchase
    }
}
