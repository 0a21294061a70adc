import JSON
import RunwareSandbox
import Testing

@Suite("Sandbox: names of tasks", .timeLimit(.minutes(1)))
struct TaskUUIDTests {
    private static let documentation: JSONValue =
        "https://runware.ai/docs/models/xai-grok-imagine-video#request-taskuuid"

    @Test("a task without a name is turned down, and nothing is bought")
    func missing() async throws {
        try await Stand.run { visitor async throws in
            let error: JSONValue = [
                "code": "missingTaskUUID", "message": "Missing required parameter 'taskUUID'.",
                "parameter": "taskUUID", "type": "string", "taskType": "videoInference",
                "documentation": Self.documentation,
            ]
            #expect(
                try await visitor.post(Order.video(1, ["taskUUID": .null]))
                    == Answer(400, ["data": [], "errors": [error]]))
            #expect(visitor.sandbox.purchases.purchases.isEmpty)
        }
    }

    @Test(
        "a name that isn't a UUID of version 4 is turned down",
        arguments: [
            "6378aa49-9f31-114a-8e00-3076dea79124", "6378aa49-9f31-414a-7e00-3076dea79124",
            "6378aa499f31414a8e003076dea79124", "6378aa49-9f31-414a-8e00-3076dea7912g", "../../../etc/passwd",
            "6378aa49-9f31-414a-8e00-3076dea79124 ",
        ])
    func malformed(name: String) async throws {
        try await Stand.run { visitor async throws in
            let error: JSONValue = [
                "code": "invalidTaskUUID",
                "message": "Invalid value for 'taskUUID' parameter. It must be a UUID v4.",
                "parameter": "taskUUID", "type": "string", "taskType": "videoInference",
                "taskUUID": .string(name), "documentation": Self.documentation,
            ]
            #expect(
                try await visitor.post(Order.video(1, ["taskUUID": .string(name)]))
                    == Answer(400, ["data": [], "errors": [error]]))
        }
    }

    private static func conflict(_ number: Int) -> JSONValue {
        [
            "code": "conflictTaskUUID",
            "message": "A task with this taskUUID was already submitted. Use a new UUID v4 for each task.",
            "parameter": "taskUUID", "taskType": "videoInference", "taskUUID": .string(Order.name(number)),
        ]
    }

    @Test("the same name again is a conflict, running or done, and is not billed again")
    func conflict() async throws {
        try await Stand.run { visitor in
            let again = Answer(400, ["data": [], "errors": [Self.conflict(1)]])
            #expect(try await visitor.post(Order.video()) == Answer(200, Order.acknowledgement()))
            #expect(try await visitor.post(Order.video()) == again)
            let done = try await visitor.outcome(of: Order.name(1))
            #expect(try await visitor.post(Order.video(1, ["positivePrompt": "another"])) == again)
            #expect(try await visitor.poll(Order.name(1)) == done)
            #expect(visitor.sandbox.purchases.purchases.map(\.charged) == [Price(micros: 50_000)])
            #expect(visitor.sandbox.traffic.submits == 3)
        }
    }

    @Test("one name twice in one request is bought once")
    func twins() async throws {
        try await Stand.run { visitor in
            var body = try #require(Order.acknowledgement().object)
            body["errors"] = [Self.conflict(1)]
            #expect(try await visitor.post(Order.video(), Order.video()) == Answer(200, .object(body)))
            #expect(visitor.sandbox.purchases.purchases.count == 1)
        }
    }

    @Test("of many who send one name at once, one buys")
    func race() async throws {
        try await Stand.run { visitor in
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<8 { group.addTask { try await visitor.post(Order.video()).status } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.sorted() == [200] + Array(repeating: 400, count: 7))
            #expect(visitor.sandbox.purchases.purchases.count == 1)
        }
    }
}
