import JSON
import NIOHTTP1
import RunwareSandbox
import Testing

@Suite("Sandbox: bodies of requests", .timeLimit(.minutes(1)))
struct RequestBodyTests {
    /// A body that isn't an array of tasks, and what is said about it.
    struct Malformed: Sendable, CustomTestStringConvertible {
        let body: String
        let message: String
        var testDescription: String { body }
    }

    private static let malformed = [
        Malformed(
            body: #"{"taskType":"ping"}"#,
            message: "The request body must be a JSON array with at least one task object."),
        Malformed(body: "[]", message: "The request body must be a JSON array with at least one task object."),
        Malformed(body: "null", message: "The request body must be a JSON array with at least one task object."),
        Malformed(body: #"[{"taskType":"ping"},7]"#, message: "Every element of the array must be a task object."),
        Malformed(body: "[[]]", message: "Every element of the array must be a task object."),
    ]

    @Test("a body that isn't an array of tasks is turned down", arguments: malformed)
    func isTurnedDown(_ malformed: Malformed) async throws {
        try await Stand.run { visitor async throws in
            #expect(
                try await visitor.post(malformed.body)
                    == Answer(
                        400,
                        [
                            "errors": [
                                [
                                    "code": "invalidRequestBody", "message": .string(malformed.message),
                                    "parameter": "body", "type": "array",
                                ]
                            ]
                        ]))
        }
    }

    @Test("a body that isn't JSON is turned down", arguments: ["", "[", "[{\"taskType\":]", "ping"])
    func notJSON(body: String) async throws {
        try await Stand.run { visitor in
            let answer = try await visitor.post(body)
            #expect(answer.status == 400)
            #expect(answer.codes == ["invalidRequestBody"])
            let message = try #require(answer.errors.first?["message"]?.string)
            #expect(message.hasPrefix("The request body is not valid JSON: "))
        }
    }

    @Test("a kind of task that isn't offered is answered with those that are")
    func unknownKind() async throws {
        try await Stand.run { visitor in
            let answer = try await visitor.post(["taskType": "imageInference", "taskUUID": .string(Order.name(1))])
            #expect(
                answer
                    == Answer(
                        400,
                        [
                            "data": [],
                            "errors": [
                                [
                                    "code": "unsupportedTaskType",
                                    "message": "Unsupported value for 'taskType' parameter.",
                                    "parameter": "taskType", "type": "string", "taskType": "imageInference",
                                    "taskUUID": .string(Order.name(1)),
                                    "allowedValues": [
                                        "videoInference", "getResponse", "getTaskDetails", "ping", "accountManagement",
                                    ],
                                ]
                            ],
                        ]))
        }
    }

    @Test("of several tasks the good are bought and the bad are named")
    func mixed() async throws {
        try await Stand.run { visitor in
            let answer = try await visitor.post(
                Order.video(1), Order.video(2, ["duration": 16]), ["ping": true], Order.video(3))
            #expect(answer.status == 200)
            #expect(answer.data.map { $0["taskUUID"] } == [.string(Order.name(1)), .string(Order.name(3))])
            #expect(answer.codes == ["invalidDuration", "missingTaskType"])
            #expect(visitor.sandbox.purchases.purchases.map(\.taskUUID) == [Order.name(1), Order.name(3)])
        }
    }

    @Test("the API answers nothing but POST", arguments: ["GET", "PUT", "DELETE"])
    func methods(method: String) async throws {
        try await Stand.run { visitor in
            let answer = try await visitor.fetch(visitor.sandbox.baseURL, method: .init(rawValue: method))
            #expect([404, 405].contains(answer.status))
        }
    }
}
