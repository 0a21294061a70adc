import JSON
import RunwareSandbox
import Testing

@Suite("Sandbox: asking how far a task is", .timeLimit(.minutes(1)))
struct PollTests {
    private static func item(_ more: [(String, JSONValue)]) -> JSONValue {
        .object(
            JSONObject([("taskType", "videoInference"), ("taskUUID", .string(Order.name(1)))] + more))
    }

    @Test("a running task tells its progress by the clock, and then its result")
    func progress() async throws {
        let hands = Hands()
        try await Stand.run {
            $0.renderTime = .seconds(10)
            $0.now = { hands.now }
        } _: { visitor in
            _ = try await visitor.post(Order.video(1, ["includeCost": true]))
            for (seconds, progress) in [(0.0, 0), (4.7, 47), (5.2, 99)] {
                hands.turn(by: seconds)
                #expect(
                    try await visitor.poll(Order.name(1))
                        == Answer(
                            200,
                            ["data": [Self.item([("status", "processing"), ("progress", .int(progress))])]]))
            }
            hands.turn(by: 0.1)
            let outcome = try await visitor.outcome(of: Order.name(1))
            let name = try #require(outcome.data.first?["videoUUID"]?.string)
            let address = visitor.sandbox.baseURL.dropLast(2) + "files/\(name).mp4"
            #expect(
                outcome
                    == Answer(
                        200,
                        [
                            "data": [
                                Self.item([
                                    ("status", "success"), ("videoUUID", .string(name)),
                                    ("videoURL", .string(String(address))), ("cost", .double(0.05)),
                                ])
                            ]
                        ]))
        }
    }

    @Test("a result is never there before its file is")
    func noFileYet() async throws {
        let renderer = HeldRenderer()
        try await Stand.run(renderer: renderer) { visitor in
            _ = try await visitor.post(Order.video())
            #expect(try await visitor.poll(Order.name(1)).statuses == ["processing"])
            renderer.open()
            let addresses = try await visitor.outcome(of: Order.name(1)).addresses
            #expect(try await visitor.fetch(addresses[0]).text == "a red boat, number 0")
        }
    }

    @Test("several results come one after the other, each poll with all of them in one order")
    func order() async throws {
        let hands = Hands()
        try await Stand.run {
            $0.renderTime = .seconds(9)
            $0.now = { hands.now }
        } _: { visitor in
            #expect(
                try await visitor.post(Order.video(1, ["numberResults": 3])) == Answer(200, Order.acknowledgement()))
            var earlier: [JSONValue] = []
            for ready in 1...3 {
                hands.turn(by: 3)
                let expected = (0..<3).map { $0 < ready ? "success" : "processing" }
                let answer = try await visitor.poll(Order.name(1)) { $0.statuses == expected }
                #expect(Array(answer.data.prefix(ready - 1)) == earlier)
                earlier = Array(answer.data.prefix(ready))
            }
            let names = Set(earlier.compactMap { $0["videoUUID"] })
            #expect(names.count == 3)
            #expect(try await visitor.poll(Order.name(1)).data == earlier)
        }
    }

    @Test("the cost is told only when asked for, and for each result")
    func cost() async throws {
        try await Stand.run { visitor in
            _ = try await visitor.post(
                Order.video(1, ["numberResults": 2, "includeCost": true]), Order.video(2, ["includeCost": false]))
            let told = try await visitor.outcome(of: Order.name(1)).data.map { $0["cost"] }
            #expect(told == [.double(0.05), .double(0.05)])
            #expect(try await visitor.outcome(of: Order.name(2)).data.map { $0["cost"] } == [nil])
            #expect(visitor.sandbox.purchases.charged == Price(micros: 150_000))
        }
    }

    @Test("other keys of the question don't matter")
    func ignored() async throws {
        try await Stand.run { visitor in
            _ = try await visitor.post(Order.video())
            let outcome = try await visitor.outcome(of: Order.name(1))
            let question: JSONValue = [
                "taskType": "getResponse", "taskUUID": .string(Order.name(1)), "numberResults": 1,
            ]
            #expect(try await visitor.post(question) == outcome)
        }
    }

    @Test("a task that was never submitted looks like one that runs")
    func unknown() async throws {
        try await Stand.run { visitor async throws in
            #expect(try await visitor.poll(Order.name(9)) == Answer(200, ["data": []]))
        }
    }

    @Test("or it is not found, if the sandbox is told so")
    func notFound() async throws {
        try await Stand.run {
            $0.unknownTaskAnswer = .taskNotFound
        } _: { visitor async throws in
            let error: JSONValue = [
                "code": "taskNotFound", "message": "No task with this taskUUID was found.", "parameter": "taskUUID",
                "taskType": "getResponse", "taskUUID": .string(Order.name(9)),
            ]
            #expect(try await visitor.poll(Order.name(9)) == Answer(404, ["data": [], "errors": [error]]))
        }
    }

    @Test("a question without a task is turned down")
    func nameless() async throws {
        try await Stand.run { visitor in
            let answer = try await visitor.post(["taskType": "getResponse"])
            #expect(answer.status == 400)
            #expect(answer.complaints == ["missingTaskUUID taskUUID"])
        }
    }
}
