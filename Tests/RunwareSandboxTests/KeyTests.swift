import JSON
import RunwareSandbox
import Testing

@Suite("Sandbox: keys", .timeLimit(.minutes(1)))
struct KeyTests {
    private static let ping: JSONValue = ["taskType": "ping", "ping": true]
    private static let pong = Answer(200, ["data": [["taskType": "ping", "pong": true]]])
    private static let refusal = Answer(
        401,
        [
            "errors": [
                [
                    "code": "invalidApiKey",
                    "message": "Invalid API key. Get one at https://my.runware.ai/signup",
                    "parameter": "apiKey", "taskType": "authentication",
                ]
            ]
        ])

    @Test("the right key in the header opens", arguments: ["Bearer sk-right", "bearer sk-right"])
    func header(value: String) async throws {
        try await Stand.run {
            $0.apiKey = "sk-right"
        } _: { visitor async throws in
            var visitor = visitor
            visitor.key = nil
            #expect(try await visitor.post(#"[{"taskType":"ping"}]"#, [("Authorization", value)]) == Self.pong)
        }
    }

    @Test("the right key in a first task opens")
    func firstTask() async throws {
        try await Stand.run {
            $0.apiKey = "sk-right"
        } _: { visitor async throws in
            var visitor = visitor
            visitor.key = nil
            let login: JSONValue = ["taskType": "authentication", "apiKey": "sk-right"]
            #expect(try await visitor.post(login, Self.ping) == Self.pong)
        }
    }

    @Test("a wrong key is turned down", arguments: ["Bearer sk-wrong", "Bearer ", "sk-right", "Basic sk-right"])
    func wrong(value: String) async throws {
        try await Stand.run {
            $0.apiKey = "sk-right"
        } _: { visitor async throws in
            var visitor = visitor
            visitor.key = nil
            #expect(try await visitor.post(#"[{"taskType":"ping"}]"#, [("Authorization", value)]) == Self.refusal)
        }
    }

    @Test("no key, and one in a task that isn't the first, are turned down")
    func missing() async throws {
        try await Stand.run { visitor async throws in
            var visitor = visitor
            visitor.key = nil
            #expect(try await visitor.post(Self.ping) == Self.refusal)
            let login: JSONValue = ["taskType": "authentication", "apiKey": "sk-right"]
            #expect(try await visitor.post(Self.ping, login) == Self.refusal)
        }
    }

    @Test("without a key of its own, the sandbox takes any, and buys nothing from who has none")
    func anyKey() async throws {
        try await Stand.run { visitor async throws in
            #expect(try await visitor.post(Self.ping) == Self.pong)
            var stranger = visitor
            stranger.key = nil
            #expect(try await stranger.post(Order.video()) == Self.refusal)
            #expect(visitor.sandbox.purchases.purchases.isEmpty)
        }
    }
}
