import JSON
import RunwareSandbox
import Testing

@Suite("Sandbox: sizes", .timeLimit(.minutes(1)))
struct SizeTests {
    private static let offered = [
        "480x480", "848x480", "480x848", "640x480", "480x640", "720x480", "480x720",
        "720x720", "1280x720", "720x1280", "960x720", "720x960", "1088x720", "720x1088",
    ]

    private static func sides(_ size: String) -> JSONValue {
        let sides = size.split(separator: "x").compactMap { Int($0) }
        return ["width": .int(sides[0]), "height": .int(sides[1])]
    }

    @Test("every pair of the page's table is offered, at the price of its row", arguments: offered)
    func isOffered(size: String) async throws {
        let sides = Self.sides(size)
        let isSmall = sides["width"] == 480 || sides["height"] == 480
        try await Stand.run { visitor async throws in
            #expect(
                try await visitor.post(Order.video(1, sides), dryRun: true)
                    == Answer(
                        200,
                        [
                            "data": [
                                [
                                    "taskType": "videoInference", "taskUUID": .string(Order.name(1)),
                                    "cost": .double(isSmall ? 0.05 : 0.07),
                                ]
                            ]
                        ]))
        }
    }

    @Test(
        "another pair is answered with those that are offered",
        arguments: ["1280x721", "480x1280", "16x16", "1920x1080"])
    func others(size: String) async throws {
        try await Stand.run { visitor async throws in
            let error: JSONValue = [
                "code": "unsupportedModelResolution",
                "message": "Unsupported width/height combination for this model.",
                "parameter": ["width", "height"], "type": "string", "taskType": "videoInference",
                "taskUUID": .string(Order.name(1)),
                "documentation": "https://runware.ai/docs/models/xai-grok-imagine-video#request-width",
                "allowedValues": .array(Self.offered.map(JSONValue.string)),
            ]
            #expect(
                try await visitor.post(Order.video(1, Self.sides(size)))
                    == Answer(400, ["data": [], "errors": [error]]))
        }
    }

    @Test("the preview model offers no 3:2")
    func preview() async throws {
        try await Stand.run { visitor in
            let answer = try await visitor.post(
                Order.video(1, ["model": "xai:grok-imagine@video-1.5-preview", "width": 720, "height": 480]))
            let allowed = answer.errors.first?["allowedValues"]?.array?.compactMap(\.string)
            #expect(allowed == Self.offered.filter { !["720x480", "480x720", "1088x720", "720x1088"].contains($0) })
        }
    }

    @Test("a model that isn't offered is answered with those that are")
    func models() async throws {
        try await Stand.run { visitor in
            let answer = try await visitor.post(Order.video(1, ["model": "klingai:5@3"]))
            #expect(answer.codes == ["invalidModel"])
            #expect(answer.errors.first?["allowedValues"]?.array?.first == "xai:grok-imagine@video")
        }
    }
}
