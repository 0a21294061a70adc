import JSON
import RunwareSandbox
import Testing

@Suite("Sandbox: inputs", .timeLimit(.minutes(1)))
struct InputTests {
    /// A task that takes its size from its inputs, and what it costs or what is said against it.
    struct Case: Sendable, CustomTestStringConvertible {
        let inputs: JSONValue
        var changes: JSONValue = [:]
        let answer: String
        var testDescription: String { JSONWriter.write(inputs) + " " + JSONWriter.write(changes) }
    }

    private static let priced = [
        Case(inputs: ["frameImages": ["a.png"]], answer: "0.302"),
        Case(inputs: ["frameImages": [["image": "a.png", "frame": "first"]]], answer: "0.302"),
        Case(inputs: ["frameImages": [["image": "a.png"]]], changes: ["duration": 15], answer: "0.752"),
        Case(inputs: ["frameImages": ["a.png"]], changes: ["resolution": "480p"], answer: "0.302"),
        Case(inputs: ["frameImages": ["a.png"]], changes: ["resolution": "720p", "duration": 1], answer: "0.072"),
        Case(
            inputs: ["referenceImages": ["a.png", "b.png"]], changes: ["width": 480, "height": 480, "duration": 2],
            answer: "0.102"),
        Case(inputs: ["video": "https://a.test/a.mp4"], answer: "0.4"),
        Case(inputs: ["video": "https://a.test/a.mp4"], changes: ["duration": 2], answer: "0.16"),
        Case(inputs: ["video": "https://a.test/a.mp4"], changes: ["duration": 10, "numberResults": 2], answer: "1.6"),
        Case(inputs: ["referenceVideos": ["https://a.test/a.mp4"]], answer: "0.4"),
    ]

    @Test("a task that takes its size from an input costs what the page says", arguments: priced)
    func costs(_ order: Case) async throws {
        try await Stand.run { visitor in
            let answer = try await visitor.post(Order.video(from: order.inputs, order.changes), dryRun: true)
            #expect(answer.data.first?["cost"] == JSONNumber(literal: order.answer).map(JSONValue.number), "\(answer)")
        }
    }

    private static let refused = [
        Case(inputs: [:], answer: "missingParameter width,height"),
        Case(inputs: ["referenceImages": ["a.png"]], answer: "missingParameter width,height"),
        Case(
            inputs: ["frameImages": ["a.png"], "referenceImages": ["b.png"]],
            answer: "incompatibleParameters inputs.frameImages,inputs.referenceImages"),
        Case(
            inputs: ["frameImages": ["a.png"], "video": "v"],
            answer: "incompatibleParameters inputs.frameImages,inputs.video"),
        Case(
            inputs: ["frameImages": ["a.png"]], changes: ["width": 480, "height": 480],
            answer: "incompatibleParameters width,height,inputs.frameImages"),
        Case(
            inputs: ["video": "v"], changes: ["width": 480, "height": 480],
            answer: "incompatibleParameters width,height,inputs.video"),
        Case(
            inputs: ["video": "v"], changes: ["resolution": "720p"],
            answer: "incompatibleParameters resolution,inputs.video"),
        Case(
            inputs: ["referenceImages": ["a.png"]], changes: ["width": 480, "height": 480, "resolution": "720p"],
            answer: "incompatibleParameters resolution,width,height"),
        Case(inputs: ["video": "v"], changes: ["duration": 1], answer: "invalidDuration duration"),
        Case(inputs: ["video": "v"], changes: ["duration": 11], answer: "invalidDuration duration"),
        Case(
            inputs: ["frameImages": ["a.png"]], changes: ["resolution": "1080p"], answer: "invalidResolution resolution"
        ),
        Case(inputs: ["video": ["v"]], changes: ["width": 480, "height": 480], answer: "invalidVideo inputs.video"),
    ]

    @Test("inputs that don't go together are turned down", arguments: refused)
    func isRefused(_ order: Case) async throws {
        try await Stand.run { visitor in
            let answer = try await visitor.post(Order.video(from: order.inputs, order.changes))
            #expect(answer.complaints == [order.answer])
        }
    }

    @Test("too many or malformed inputs are named by their place")
    func malformed() async throws {
        try await Stand.run { visitor in
            let eight: JSONValue = .array(Array(repeating: "a.png", count: 8))
            let inputs: [(JSONValue, String)] = [
                (["referenceImages": eight], "invalidReferenceImages inputs.referenceImages"),
                (["referenceImages": []], "invalidReferenceImages inputs.referenceImages"),
                (["frameImages": ["a.png", "b.png"]], "invalidFrameImages inputs.frameImages"),
                (["frameImages": [["image": "a.png", "frame": "last"]]], "invalidFrameImages inputs.frameImages"),
                (["frameImages": [["inputImage": "a.png"]]], "invalidFrameImages inputs.frameImages"),
                (["images": ["a.png"]], "unsupportedParameter inputs.images"),
            ]
            for (inputs, complaint) in inputs {
                let answer = try await visitor.post(Order.video(1, ["inputs": inputs]))
                #expect(answer.complaints == [complaint])
            }
        }
    }
}
