import JSON
import RunwareSandbox
import Testing

@Suite("Sandbox: the API page's examples", .timeLimit(.minutes(2)))
struct PageExampleTests {
    /// The page's prices; that of the restyled video is for 5.05 seconds of source, of which the sandbox sees none
    /// and takes 5.
    private static let prices: [Example: Price] = [
        .carnival: Price(micros: 560_000), .reef: Price(micros: 400_000), .lighthouse: Price(micros: 560_000),
    ]

    @Test("are accepted word for word", arguments: Example.allCases)
    func accepted(example: Example) async throws {
        let task = try example.task
        let name = try #require(task["taskUUID"]?.string)
        try await Stand.run { visitor in
            let answer = try await visitor.post(task)
            #expect(
                answer == Answer(200, ["data": [["taskType": "videoInference", "taskUUID": .string(name)]]]))
            let result = try #require(try await visitor.outcome(of: name).data.first?.object)
            #expect(result.names == ["taskType", "taskUUID", "status", "videoUUID", "videoURL"])
        }
    }

    @Test("are charged as on the page", arguments: Example.allCases)
    func charged(example: Example) async throws {
        let task = try example.task
        try await Stand.run { visitor in
            _ = try await visitor.post(task)
            #expect(visitor.sandbox.purchases.charged == Self.prices[example])
        }
    }

    @Test(
        "say what the page says, number for number, when asked for the cost",
        arguments: [.carnival, .lighthouse] as [Example])
    func result(example: Example) async throws {
        var task = try #require(try example.task.object)
        task["includeCost"] = true
        let expected = try #require(try example.result.object)
        try await Stand.run { visitor in
            _ = try await visitor.post(.object(task))
            let outcome = try await visitor.outcome(of: try #require(task["taskUUID"]?.string))
            var result = try #require(outcome.data.first?.object)
            #expect(result["status"] == "success")
            result["status"] = nil
            #expect(result.names == expected.names)
            for name in ["taskType", "taskUUID", "cost"] { #expect(result[name] == expected[name]) }
        }
    }
}
