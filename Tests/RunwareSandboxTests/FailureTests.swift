import JSON
import RunwareSandbox
import Testing

@Suite("Sandbox: renders that fail", .timeLimit(.minutes(1)))
struct FailureTests {
    private static func failure(_ code: String, _ message: String, _ more: [(String, JSONValue)] = []) -> JSONValue {
        .object(
            JSONObject(
                [
                    ("code", .string(code)), ("status", "error"), ("message", .string(message)),
                    ("taskType", "videoInference"), ("taskUUID", .string(Order.name(1))),
                ] + more))
    }

    @Test("a failed render leaves data and is in errors, and costs nothing")
    func failed() async throws {
        try await Stand.run {
            $0.faults.failingTasks = 1
            $0.faults.failureCode = "timeoutProvider"
        } _: { visitor in
            _ = try await visitor.post(Order.video())
            let error = Self.failure("timeoutProvider", "The external provider could not finish the task.")
            #expect(try await visitor.outcome(of: Order.name(1)) == Answer(200, ["data": [], "errors": [error]]))
            #expect(visitor.sandbox.purchases.charged == .zero)
        }
    }

    @Test("moderation refuses the last result; those before it are delivered and charged")
    func moderated() async throws {
        try await Stand.run {
            $0.faults.moderatedTasks = 1
        } _: { visitor in
            _ = try await visitor.post(Order.video(1, ["numberResults": 3]))
            let outcome = try await visitor.outcome(of: Order.name(1))
            #expect(outcome.status == 200)
            #expect(outcome.statuses == ["success", "success"])
            #expect(
                outcome.errors == [
                    Self.failure(
                        "invalidProviderContent", "The generated content was flagged by the provider's moderation.",
                        [("responseContent", "Generated video rejected by content moderation.")])
                ])
            #expect(visitor.sandbox.purchases.charged == Price(micros: 100_000))
        }
    }

    @Test("or a failure stays in data as an item of its own")
    func item() async throws {
        try await Stand.run {
            $0.faults.moderatedTasks = 1
            $0.faults.failureShape = .item
        } _: { visitor in
            _ = try await visitor.post(Order.video(1, ["numberResults": 2]))
            let outcome = try await visitor.outcome(of: Order.name(1))
            #expect(outcome.statuses == ["success", "error"])
            #expect(outcome.body["errors"] == nil)
            #expect(
                outcome.data.last == [
                    "taskType": "videoInference", "taskUUID": .string(Order.name(1)), "status": "error",
                    "error": [
                        "code": "invalidProviderContent",
                        "message": "The generated content was flagged by the provider's moderation.",
                    ],
                ])
        }
    }

    @Test("a task may never come to an end")
    func unfinished() async throws {
        let hands = Hands()
        try await Stand.run {
            $0.faults.unfinishedTasks = 1
            $0.now = { hands.now }
        } _: { visitor in
            _ = try await visitor.post(Order.video())
            hands.turn(by: 1e6)
            #expect(try await visitor.poll(Order.name(1)).statuses == ["processing"])
        }
    }

    @Test("a render that really breaks says why")
    func broken() async throws {
        try await Stand.run(renderer: BrokenRenderer()) { visitor in
            _ = try await visitor.post(Order.video())
            let error = Self.failure("inferenceError", "The render failed: out of paint")
            #expect(try await visitor.outcome(of: Order.name(1)) == Answer(200, ["data": [], "errors": [error]]))
        }
    }
}
