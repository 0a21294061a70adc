import JSON
import Testing

@testable import Generation

@Suite("Generation request")
struct GenerationRequestTests {
    @Test("is the same however it is written down and delivered")
    func digest() throws {
        let plain = GenerationRequest("m", ["positivePrompt": "fox", "duration": 8])
        let text = """
            {"taskType": "videoInference", "duration": 8.0, "model": "m", "positivePrompt": "f\\u006fx", "ttl": 60,
             "taskUUID": "x", "includeCost": true, "webhookURL": "https://w.test/?token=1", "deliveryMethod": "async",
             "uploadEndpoint": "https://u.test/?sig=2", "outputType": "URL"}
            """
        let task = try #require(try JSONReader.read(text).value.object)
        let other = try #require(GenerationRequest(task: task))
        #expect(other.canonicalText == plain.canonicalText)
        #expect(other.digest == plain.digest)
        #expect(
            plain.canonicalText
                == #"{"duration":8,"model":"m","positivePrompt":"fox","taskType":"videoInference"}"#)
        #expect(plain.digest == "c7a7a44aebaccf8579f2b32da03b6a18b76d7017cf15f4c0ca4aa87194d3428e")
    }

    @Test("is another if anything that shapes the clip is another")
    func otherDigest() {
        let base = GenerationRequest("m", ["positivePrompt": "fox"])
        let others = [
            GenerationRequest("n", ["positivePrompt": "fox"]),
            GenerationRequest("m", ["positivePrompt": "Fox"]),
            GenerationRequest("m", ["positivePrompt": "fox", "numberResults": 2]),
            GenerationRequest("m", ["positivePrompt": "fox", "outputFormat": "WEBM"]),
        ]
        #expect(Set(others.map(\.digest) + [base.digest]).count == 5)
    }

    @Test("can be made again of what the ledger keeps")
    func again() throws {
        let task = try Fixture.request("bioluminescent-reef-dreamscape")
        let request = try #require(GenerationRequest(task: task))
        let kept = try #require(try JSONReader.read(request.canonicalText).value.object)
        #expect(GenerationRequest(task: kept)?.digest == request.digest)
    }

    @Test("task names are version 4, in lower case, and nothing else is one")
    func taskNames() {
        var generator = SystemRandomNumberGenerator()
        let name = TaskUUID(using: &generator)
        #expect(TaskUUID(name.text) == name)
        #expect(TaskUUID("6378AA49-9F31-414A-8E00-3076DEA79124") == Fixture.task)
        #expect(TaskUUID.numbered(0).text == "00000000-0000-4000-8000-000000000000")
        #expect(TaskUUID.numbered(.max).text == "ffffffff-ffff-4fff-bfff-ffffffffffff")
        for wrong in ["", "6378aa49-9f31-114a-8e00-3076dea79124", "6378aa49-9f31-414a-0e00-3076dea79124", "6378aa49"] {
            #expect(TaskUUID(wrong) == nil)
        }
    }

    @Test("amounts are shown with at least two decimals")
    func amounts() {
        let shown = [0, 560_000, 404_000, 1_500_001, -20_000].map { Cost(micros: $0).description }
        #expect(shown == ["$0.00", "$0.56", "$0.404", "$1.500001", "-$0.02"])
    }
}
