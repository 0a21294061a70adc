import AsyncHTTPClient
import JSON
import NIOHTTP1
import RunwareSandbox
import Testing

@Suite("Sandbox: what goes wrong on purpose", .timeLimit(.minutes(1)))
struct FaultTests {
    /// A refusal and what goes out for it.
    private static let refusals: [(Refusal, Int, String)] = [
        (.unauthorized, 401, "invalidApiKey"), (.paymentRequired, 402, "insufficientCredits"),
        (.tooManyRequests, 429, "rateLimitExceeded"), (.serverError, 500, "internalServerError"),
        (.unavailable, 503, "serviceUnavailable"),
    ]

    @Test("a submit is turned down once, and nothing is bought", arguments: refusals)
    func submits(refusal: Refusal, status: Int, code: String) async throws {
        try await Stand.run {
            $0.faults.submitRefusals = [refusal]
        } _: { visitor in
            let answer = try await visitor.post(Order.video())
            #expect(answer.status == status)
            #expect(answer.codes == [code])
            #expect(visitor.sandbox.purchases.purchases.isEmpty)
            #expect(visitor.sandbox.faults == SandboxFaults())
            #expect(try await visitor.post(Order.video()) == Answer(200, Order.acknowledgement()))
        }
    }

    @Test("a poll is turned down once, and the task goes on", arguments: refusals)
    func polls(refusal: Refusal, status: Int, code: String) async throws {
        try await Stand.run {
            $0.faults.pollRefusals = [refusal]
        } _: { visitor in
            _ = try await visitor.post(Order.video())
            let answer = try await visitor.poll(Order.name(1))
            #expect(answer.status == status)
            #expect(answer.codes == [code])
            #expect(try await visitor.outcome(of: Order.name(1)).statuses == ["success"])
        }
    }

    @Test("a page of HTML comes in place of an answer, as from a proxy")
    func html() async throws {
        try await Stand.run {
            $0.faults.submitRefusals = [.html]
        } _: { visitor in
            let page = try await visitor.postRaw(Order.video())
            #expect(page.status == 502)
            #expect(page.header("content-type") == "text/html; charset=utf-8")
            #expect(page.text.hasPrefix("<html>"))
            #expect(visitor.sandbox.purchases.purchases.isEmpty)
        }
    }

    @Test("the connection is dropped before anything is bought")
    func droppedBefore() async throws {
        try await Stand.run {
            $0.faults.submitRefusals = [.dropped]
        } _: { visitor in
            await #expect(throws: HTTPClientError.remoteConnectionClosed) { try await visitor.post(Order.video()) }
            #expect(visitor.sandbox.purchases.purchases.isEmpty)
        }
    }

    @Test("the connection is dropped after the task was bought: sent again, it is a conflict")
    func droppedAfter() async throws {
        try await Stand.run {
            $0.faults.lostAnswers = [.dropped]
        } _: { visitor async throws in
            await #expect(throws: HTTPClientError.remoteConnectionClosed) { try await visitor.post(Order.video()) }
            #expect(visitor.sandbox.purchases.purchases.map(\.taskUUID) == [Order.name(1)])
            #expect(try await visitor.post(Order.video()).codes == ["conflictTaskUUID"])
            #expect(try await visitor.outcome(of: Order.name(1)).statuses == ["success"])
            #expect(visitor.sandbox.purchases.charged == Price(micros: 50_000))
        }
    }

    @Test("a task is bought although the answer is a server error")
    func errorAfter() async throws {
        try await Stand.run {
            $0.faults.lostAnswers = [.serverError]
        } _: { visitor async throws in
            let error: JSONValue = [
                "code": "internalServerError", "message": "An internal server error occurred. Please try again.",
            ]
            #expect(try await visitor.post(Order.video()) == Answer(500, ["errors": [error]]))
            #expect(visitor.sandbox.purchases.count(ofPrompt: "a red boat") == 1)
            #expect(try await visitor.outcome(of: Order.name(1)).statuses == ["success"])
        }
    }

    @Test("an acknowledgement may be empty")
    func emptyAcknowledgement() async throws {
        try await Stand.run {
            $0.faults.emptyAcknowledgements = 1
        } _: { visitor async throws in
            #expect(try await visitor.post(Order.video(1)) == Answer(200, ["data": []]))
            #expect(try await visitor.post(Order.video(2)) == Answer(200, Order.acknowledgement(2)))
            #expect(visitor.sandbox.purchases.purchases.count == 2)
        }
    }

    @Test("a file answers 422 as often as told, each file for itself")
    func unready() async throws {
        try await Stand.run {
            $0.faults.unreadyDownloads = 2
        } _: { visitor in
            for address in try await visitor.buy(Order.video(1, ["numberResults": 2])) {
                var statuses: [Int] = []
                for _ in 0..<4 { statuses.append(try await visitor.fetch(address).status) }
                #expect(statuses == [422, 422, 200, 200])
            }
        }
    }

    @Test("a file breaks off in the middle, once")
    func truncated() async throws {
        try await Stand.run {
            $0.faults.truncatedDownloads = 1
        } _: { visitor in
            let address = try await visitor.buy(Order.video())[0]
            await #expect(throws: HTTPParserError.invalidEOFState) { try await visitor.fetch(address) }
            #expect(try await visitor.fetch(address).text == "a red boat, number 0")
        }
    }

    @Test("a count that never runs out doesn't")
    func always() async throws {
        try await Stand.run {
            $0.faults.emptyAcknowledgements = SandboxFaults.always
        } _: { visitor async throws in
            for number in 1...3 { #expect(try await visitor.post(Order.video(number)) == Answer(200, ["data": []])) }
            visitor.sandbox.setFaults(SandboxFaults())
            #expect(try await visitor.post(Order.video(4)) == Answer(200, Order.acknowledgement(4)))
        }
    }
}
