import JSON
import Testing

@testable import Generation

@Suite("Generation model")
struct GenerationModelTests {
    private static let grok = "xai:grok-imagine@video"

    /// Parameters, and everything that is said about them.
    static let refused: [(JSONValue, [String])] = [
        ([:], ["positivePrompt is missing", "width and height are missing"]),
        (
            ["positivePrompt": "", "width": 480, "height": 480],
            ["positivePrompt must be a text that isn't empty, not ''"]
        ),
        (text(["width": 1280]), ["height is missing: width and height go together"]),
        (text(["height": 720]), ["width is missing: width and height go together"]),
        (text(["width": 1000, "height": 720]), ["width and height can't be 1000x720 (allowed: \(sizes))"]),
        (text(["width": "a", "height": 720]), ["width and height must be whole numbers (allowed: \(sizes))"]),
        (sized(["duration": 16]), ["duration must be a whole number from 1 to 15, not 16"]),
        (sized(["duration": .double(5.5)]), ["duration must be a whole number from 1 to 15, not 5.5"]),
        (sized(["numberResults": 5]), ["numberResults must be a whole number from 1 to 4, not 5"]),
        (sized(["ttl": 30]), ["ttl must be a whole number from 60, not 30"]),
        (sized(["outputQuality": 100]), ["outputQuality must be a whole number from 20 to 99, not 100"]),
        (sized(["outputFormat": "mp4"]), ["outputFormat must be one of 3 names, not 'mp4' (allowed: MP4, WEBM, MOV)"]),
        (sized(["outputType": ["URL"]]), ["outputType must be 'URL', not an array (allowed: URL)"]),
        (
            sized(["taskType": "imageInference"]),
            ["taskType must be 'videoInference', not 'imageInference' (allowed: videoInference)"]
        ),
        (
            sized(["safety": ["mode": "all", "check": true]]),
            [
                "safety.mode must be one of 3 names, not 'all' (allowed: none, fast, full)",
                "safety.check is no parameter (allowed: checkContent, mode)",
            ]
        ),
        (
            sized(["uploadEndpoint": "https://u.test/a?sig=1", "numberResults": 2]),
            [
                "uploadEndpoint takes one file, so numberResults must be 1"
            ]
        ),
        (sized(["resolution": "720p"]), ["resolution needs inputs.frameImages; use width and height"]),
        (
            sized(["inputs": ["frameImages": ["a"]]]),
            ["width and height can't go with inputs.frameImages; use resolution"]
        ),
        (text(["inputs": ["frameImages": ["a", "b"]]]), ["inputs.frameImages must be an array of one element"]),
        (
            text(["inputs": ["frameImages": [["image": "a", "frame": "last"]]]]),
            [
                "inputs.frameImages must hold identifiers, URLs or data"
            ]
        ),
        (
            text(["inputs": ["frameImages": ["a"], "referenceImages": ["b"]]]),
            [
                "inputs.referenceImages can't go with inputs.frameImages"
            ]
        ),
        (
            sized(["inputs": ["video": "v"]]),
            [
                "width can't go with a source video, whose shape is kept",
                "height can't go with a source video, whose shape is kept",
            ]
        ),
        (text(["inputs": ["video": "data:video/mp4;base64,AA"]]), ["inputs.video must be an identifier or a URL"]),
        (text(["inputs": ["video": "v"], "duration": 12]), ["duration must be 2 to 10 with a source video, not 12"]),
        (text(["inputs": "v"]), ["inputs must be an object, not a string"]),
        (
            sized(["inputs": ["image": "v"]]),
            [
                "inputs.image is no input of xai:grok-imagine@video "
                    + "(allowed: frameImages, referenceImages, referenceVideos, video)"
            ]
        ),
        (sized(["frameImages": ["a"]]), ["frameImages belongs in inputs; outside it is billed and ignored"]),
    ]

    @Test("Grok Imagine Video says everything it would refuse", arguments: refused)
    func refuses(parameters: JSONValue, complaints: [String]) {
        #expect(check(parameters) == complaints)
    }

    static let accepted: [JSONValue] = [
        sized([:]), sized(["duration": 15, "numberResults": 4, "outputFormat": "WEBM", "ttl": 60]),
        sized(["inputs": ["referenceImages": ["a", "b"]]]), text(["inputs": ["frameImages": ["a"]]]),
        text(["inputs": ["frameImages": [["image": "a", "frame": "first"]]], "resolution": "720p"]),
        text(["inputs": ["video": "https://v.test/a.mp4"], "duration": 2]), text(["inputs": ["video": "v"]]),
        sized(["safety": ["checkContent": true, "mode": "fast"], "webhookURL": "https://w.test/"]),
    ]

    @Test("Grok Imagine Video takes what its page allows", arguments: accepted)
    func accepts(parameters: JSONValue) {
        #expect(check(parameters) == [])
    }

    @Test("the API page's own examples pass", arguments: Fixture.examples)
    func examples(_ name: String) throws {
        let request = try #require(GenerationRequest(task: Fixture.request(name)))
        #expect(GenerationModel.named(request.model).check(request) == [])
    }

    @Test("an unknown parameter is an issue that names the known ones")
    func unknownParameter() throws {
        let request = GenerationRequest(Self.grok, Self.sized(["seed": 1]))
        let issue = try #require(GenerationModel.named(Self.grok).check(request).first)
        #expect(issue.parameter == "seed")
        #expect(issue.problem == "is no parameter of xai:grok-imagine@video")
        #expect(issue.allowed.contains("duration") && issue.allowed.contains("ttl"))
    }

    @Test("of another model only what all share is checked")
    func otherModel() {
        let request = GenerationRequest(
            "klingai:5@3", ["seed": 1, "duration": .double(5.5), "ttl": 1, "numberResults": 8])
        let model = GenerationModel.named(request.model)
        #expect(model.check(request).map(\.description) == ["ttl must be a whole number from 60, not 1"])
        #expect(model.estimateCost(request) == nil)
    }

    @Test(
        "knows the price beforehand, or says that it doesn't",
        arguments: zip(
            [
                sized(["duration": 8]), sized([:]),
                text(["width": 480, "height": 480, "duration": 10, "numberResults": 4]),
                sized(["inputs": ["referenceImages": ["a"]]]), text(["inputs": ["frameImages": ["a"]]]),
                text(["inputs": ["frameImages": ["a"]], "resolution": "720p", "duration": 1]),
                text(["inputs": ["video": "v"]]), text(["inputs": ["referenceVideos": ["v"]]]), text([:]),
            ],
            ["$0.56", "$0.42", "$2.00", "$0.422", "$0.302", "$0.072", nil, nil, nil]))
    func prices(parameters: JSONValue, price: String?) {
        let request = GenerationRequest(Self.grok, parameters)
        #expect(GenerationModel.named(Self.grok).estimateCost(request)?.description == price)
    }

    private static let sizes =
        "480x480, 848x480, 480x848, 640x480, 480x640, 720x480, 480x720, "
        + "720x720, 1280x720, 720x1280, 960x720, 720x960, 1088x720, 720x1088"

    private static func text(_ more: JSONValue) -> JSONValue { add(["positivePrompt": "fox"], more) }

    private static func sized(_ more: JSONValue) -> JSONValue { add(text(["width": 1280, "height": 720]), more) }

    private static func add(_ some: JSONValue, _ more: JSONValue) -> JSONValue {
        let members = [some, more].compactMap(\.object).flatMap(\.members)
        return .object(JSONObject(members.map { ($0.name, $0.value) }))
    }

    private func check(_ parameters: JSONValue) -> [String] {
        GenerationModel.named(Self.grok).check(GenerationRequest(Self.grok, parameters))
            .map(\.description)
    }
}
