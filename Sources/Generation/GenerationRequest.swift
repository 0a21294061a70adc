public import JSON
import Transfer

/// What is asked of a model, in the API's own parameter names.
///
/// Two requests that ask for the same clips have one digest, however they are written down and delivered.
public struct GenerationRequest: Hashable, Sendable {
    /// The model's identifier, such as `xai:grok-imagine@video`.
    public let model: String
    /// All parameters but `model` as they were written, such as `positivePrompt`, `width` and `inputs`.
    public let parameters: JSONObject

    /// Parameters that say how a result is delivered, not what it is; they don't enter the digest.
    static let deliveryParameters: Set<String> = [
        "taskUUID", "includeCost", "deliveryMethod", "outputType", "ttl", "webhookURL", "uploadEndpoint",
    ]

    /// Makes a request; nothing is checked, see ``GenerationModel/check(_:)``.
    public init(model: String, parameters: JSONObject) {
        self.model = model
        var parameters = parameters
        parameters["model"] = nil
        self.parameters = parameters
    }

    /// Makes a request of a task object as the API's documentation shows it, or returns `nil` if it names no model.
    public init?(task: JSONObject) {
        guard let model = task["model"]?.string else { return nil }
        self.init(model: model, parameters: task)
    }

    /// How many clips are asked for.
    public var resultCount: Int { max(1, parameters["numberResults"]?.int ?? 1) }

    /// The request as canonical JSON without what belongs to its delivery; no address with a secret stands in it.
    public var canonicalText: String {
        var task = JSONObject(parameters.members.filter { !Self.deliveryParameters.contains($0.name) })
        task["taskType"] = "videoInference"
        task["model"] = .string(model)
        return JSONWriter.write(.object(task), .canonical)
    }

    /// The SHA-256 digest of ``canonicalText``, in hexadecimal.
    public var digest: String { SHA256Digest.hex(of: canonicalText) }

    /// The task object that goes to the server.
    func task(named task: TaskUUID) -> JSONObject {
        var object: JSONObject = JSONObject([
            ("taskType", "videoInference"), ("taskUUID", .string(task.text)), ("model", .string(model)),
        ])
        for (name, value) in parameters.members where object[name] == nil { object[name] = value }
        object["deliveryMethod"] = "async"
        object["includeCost"] = true
        return object
    }
}
