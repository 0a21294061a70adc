import JSON
import Testing
import Transfer

@testable import Generation

@Suite("Runware client")
struct RunwareClientTests {
    private let transport = CannedTransport(status: 200, body: Array(#"{"data":[]}"#.utf8))

    @Test("sends one task in an array, asynchronous and with its cost")
    func submit() async throws {
        let request = GenerationRequest(
            "xai:grok-imagine@video",
            [
                "positivePrompt": "fox", "width": 1280, "height": 720, "includeCost": false, "taskUUID": "other",
            ])
        _ = try await RunwareClient.test(transport).submit(request, as: Fixture.task)
        #expect(
            try sent() == """
                [{"taskType":"videoInference","taskUUID":"6378aa49-9f31-414a-8e00-3076dea79124",\
                "model":"xai:grok-imagine@video","positivePrompt":"fox","width":1280,"height":720,\
                "includeCost":true,"deliveryMethod":"async"}]
                """)
    }

    @Test("asks for a task by its name alone")
    func poll() async throws {
        _ = try await RunwareClient.test(transport).poll(Fixture.task)
        #expect(try sent() == #"[{"taskType":"getResponse","taskUUID":"6378aa49-9f31-414a-8e00-3076dea79124"}]"#)
    }

    @Test("the key is in one header and in no description")
    func key() async throws {
        let client = try RunwareClient.test(transport)
        _ = try await client.poll(Fixture.task)
        let request = try #require(transport.requests.first)
        #expect(request.headers["authorization"] == "Bearer sk-secret")
        var dumped = ""
        dump(client, to: &dumped)
        dump(request, to: &dumped)
        #expect(!(dumped + "\(client)\(request)\(request.headers)").contains("sk-secret"))
    }

    @Test("a key loses the white space around it, and an unusable one is none")
    func keys() {
        #expect(RunwareKey(" sk-1\n")?.secret == "sk-1")
        #expect(RunwareKey(" \n") == nil)
        #expect(RunwareKey("a b") == nil)
    }

    @Test("takes the key and the queries of addresses out of what the server says")
    func redaction() async throws {
        let body = #"{"errors":[{"code":"x","message":"key sk-secret at https://a.test/b?sig=1\nfailed"}]}"#
        let transport = CannedTransport(status: 400, body: Array(body.utf8))
        guard case .failed(let error) = try await RunwareClient.test(transport).poll(Fixture.task) else {
            Issue.record("no failure")
            return
        }
        #expect(error.message == "key … at https://a.test/b?… failed")
    }

    @Test("passes on how long the server asks to wait")
    func retryAfter() async throws {
        let transport = CannedTransport(status: 429, body: [], headers: ["Retry-After": "7"])
        guard case .failed(let error) = try await RunwareClient.test(transport).poll(Fixture.task) else {
            Issue.record("no failure")
            return
        }
        #expect(error.retryAfter == .seconds(7))
    }

    private func sent() throws -> String {
        String(decoding: try #require(transport.requests.first).body, as: UTF8.self)
    }
}
