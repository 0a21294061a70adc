import JSON
import RunwareSandbox
import Testing

@Suite("Sandbox: other tasks", .timeLimit(.minutes(1)))
struct OtherTaskTests {
    @Test("a dry run tells the price of all results and buys nothing")
    func dryRun() async throws {
        try await Stand.run { visitor async throws in
            let expected: JSONValue = [
                "data": [["taskType": "videoInference", "taskUUID": .string(Order.name(1)), "cost": .double(1.12)]]
            ]
            let order = Order.video(1, ["width": 1280, "height": 720, "duration": 8, "numberResults": 2])
            #expect(try await visitor.post(order, dryRun: true) == Answer(200, expected))
            #expect(visitor.sandbox.purchases.purchases.isEmpty)
            #expect(try await visitor.poll(Order.name(1)) == Answer(200, ["data": []]))
            #expect(try await visitor.post(order) == Answer(200, Order.acknowledgement()))
        }
    }

    @Test("a dry run checks like a real one")
    func dryRunChecks() async throws {
        try await Stand.run { visitor async throws in
            let order = Order.video(1, ["duration": 16, "seed": 4])
            #expect(try await visitor.post(order, dryRun: true) == (try await visitor.post(order)))
        }
    }

    @Test("the details of a task are its request word for word and its state")
    func details() async throws {
        try await Stand.run { visitor in
            let order = Order.video(1, ["outputType": ["URL"], "ttl": 3600])
            _ = try await visitor.post(order)
            let outcome = try await visitor.outcome(of: Order.name(1))
            let question: JSONValue = ["taskType": "getTaskDetails", "taskUUID": .string(Order.name(1))]
            let details: JSONValue = [
                "taskType": "getTaskDetails", "taskUUID": .string(Order.name(1)), "request": [order],
                "response": outcome.body,
            ]
            #expect(try await visitor.post(question) == Answer(200, ["data": [details]]))
        }
    }

    @Test("the details of an unknown task are not found")
    func unknownDetails() async throws {
        try await Stand.run { visitor async throws in
            let error: JSONValue = [
                "code": "taskNotFound", "message": "No task with this taskUUID was found.", "parameter": "taskUUID",
                "taskType": "getTaskDetails", "taskUUID": .string(Order.name(9)),
            ]
            #expect(
                try await visitor.post(["taskType": "getTaskDetails", "taskUUID": .string(Order.name(9))])
                    == Answer(404, ["data": [], "errors": [error]]))
        }
    }

    @Test("the balance goes down by what is bought, until it is too low")
    func balance() async throws {
        try await Stand.run {
            $0.balance = Price(micros: 120_000)
        } _: { visitor in
            let question: JSONValue = [
                "taskType": "accountManagement", "taskUUID": .string(Order.name(7)), "operation": "getDetails",
            ]
            func balance() async throws -> JSONValue? { try await visitor.post(question).data.first?["balance"] }
            #expect(
                try await visitor.post(question)
                    == Answer(
                        200,
                        [
                            "data": [
                                [
                                    "taskType": "accountManagement", "taskUUID": .string(Order.name(7)),
                                    "operation": "getDetails", "balance": .double(0.12),
                                ]
                            ]
                        ]))
            _ = try await visitor.post(Order.video(1))
            #expect(try await balance() == .double(0.07))
            let tooMuch = try await visitor.post(Order.video(2, ["numberResults": 2]))
            #expect(
                tooMuch
                    == Answer(
                        402,
                        [
                            "data": [],
                            "errors": [
                                [
                                    "code": "insufficientCredits",
                                    "message": "Insufficient credits. Please add funds to your account.",
                                ]
                            ],
                        ]))
            #expect(try await visitor.post(Order.video(2)) == Answer(200, Order.acknowledgement(2)))
            #expect(try await balance() == .double(0.02))
        }
    }
}
