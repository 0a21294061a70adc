import Foundation
import Generation
import JSON

/// The files of `Fixtures/Runware`.
enum Fixture {
    static let task = TaskUUID("6378aa49-9f31-414a-8e00-3076dea79124") ?? .numbered(0)

    /// The names of the API page's own examples.
    static let examples = [
        "moonlit-clockwork-carnival-alley", "bioluminescent-reef-dreamscape", "stormy-lighthouse-rescue",
    ]

    /// The bytes of an answer.
    static func envelope(_ name: String) throws -> [UInt8] { try bytes("Envelopes/\(name)") }

    /// An example's task object.
    static func request(_ name: String) throws -> JSONObject {
        try JSONReader.read(bytes("Examples/\(name).request.json")).value.object ?? JSONObject()
    }

    /// An example's result, as a body of an answer.
    static func response(_ name: String) throws -> [UInt8] { try bytes("Examples/\(name).response.json") }

    private static func bytes(_ path: String) throws -> [UInt8] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return Array(try Data(contentsOf: root.appending(path: "Fixtures/Runware/\(path)")))
    }
}

extension TaskUUID {
    /// A name that tells its number.
    static func numbered(_ number: UInt64) -> TaskUUID {
        var generator = Numbers(number: number)
        return TaskUUID(using: &generator)
    }

    private struct Numbers: RandomNumberGenerator {
        let number: UInt64
        mutating func next() -> UInt64 { number }
    }
}

extension GenerationRequest {
    /// A request with parameters written as a JSON object.
    init(_ model: String, _ parameters: JSONValue) {
        self.init(model: model, parameters: parameters.object ?? JSONObject())
    }
}
