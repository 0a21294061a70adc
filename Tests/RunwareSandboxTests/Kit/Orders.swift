import Foundation
import JSON

/// Tasks as a user of the API writes them.
enum Order {
    /// A UUID of version 4 that tells its number.
    static func name(_ number: Int) -> String {
        let digits = String(number)
        return "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
    }

    /// A small video: one second of 480x480.
    ///
    /// Parameters in `changes` are added or take the place of the order's own; `null` takes one away.
    static func video(_ number: Int = 1, _ changes: JSONValue = [:]) -> JSONValue {
        var task = JSONObject([
            ("taskType", "videoInference"), ("taskUUID", .string(name(number))), ("model", "xai:grok-imagine@video"),
            ("positivePrompt", "a red boat"), ("width", 480), ("height", 480), ("duration", 1),
        ])
        for (name, value) in changes.object?.members ?? [] { task[name] = value == .null ? nil : value }
        return .object(task)
    }

    /// A video that takes its size from its inputs.
    static func video(from inputs: JSONValue, _ changes: JSONValue = [:]) -> JSONValue {
        var all = JSONObject([("width", .null), ("height", .null), ("duration", .null), ("inputs", inputs)])
        for (name, value) in changes.object?.members ?? [] { all[name] = value }
        return video(1, .object(all))
    }

    /// The acknowledgement of a task.
    static func acknowledgement(_ number: Int = 1) -> JSONValue {
        ["data": [["taskType": "videoInference", "taskUUID": .string(name(number))]]]
    }
}

/// The API page's own examples.
enum Example: String, CaseIterable {
    case carnival = "moonlit-clockwork-carnival-alley"
    case reef = "bioluminescent-reef-dreamscape"
    case lighthouse = "stormy-lighthouse-rescue"

    /// The task as it stands on the page.
    var task: JSONValue { get throws { try file("request") } }

    /// The result as it stands on the page.
    var result: JSONValue { get throws { try file("response") } }

    private func file(_ kind: String) throws -> JSONValue {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let file = root.appending(path: "Fixtures/Runware/Examples/\(rawValue).\(kind).json")
        return try JSONReader.read(Array(Data(contentsOf: file))).value
    }
}
