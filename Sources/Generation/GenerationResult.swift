public import JSON

/// One clip that was generated.
public struct GenerationResult: Hashable, Sendable {
    /// The clip's identifier at the server, if it gave one.
    public let videoUUID: String?
    /// Where the clip can be fetched for a while.
    ///
    /// It may hold a signature: show it only through a `URLPolicy`.
    public let url: String
    /// What the clip cost, if the server said so.
    public let cost: Cost?
    /// The seed it was made from, if the model has one.
    public let seed: Int?
    /// Whether the server's own check found unsafe content, if it looked.
    public let isUnsafe: Bool?

    /// Makes a result.
    public init(videoUUID: String?, url: String, cost: Cost?, seed: Int?, isUnsafe: Bool?) {
        self.videoUUID = videoUUID
        self.url = url
        self.cost = cost
        self.seed = seed
        self.isUnsafe = isUnsafe
    }

    /// What tells this clip from the others of its task.
    var identity: String { videoUUID ?? url }
}

extension GenerationResult {
    /// The result in the API's own words.
    public var json: JSONValue {
        var object = JSONObject()
        object["videoUUID"] = videoUUID.map(JSONValue.string)
        object["videoURL"] = .string(url)
        object["costMicros"] = cost.map { .int($0.micros) }
        object["seed"] = seed.map(JSONValue.int)
        object["NSFWContent"] = isUnsafe.map(JSONValue.bool)
        return .object(object)
    }

    /// Reads what ``json`` wrote, or returns `nil`.
    public init?(json: JSONValue) {
        guard let url = json["videoURL"]?.string else { return nil }
        self.init(
            videoUUID: json["videoUUID"]?.string, url: url,
            cost: (json["costMicros"]?.int).map { Cost(micros: $0) },
            seed: json["seed"]?.int, isUnsafe: json["NSFWContent"]?.bool)
    }
}

extension GenerationResult: CustomStringConvertible {
    /// The clip's identifier and cost, without its address.
    public var description: String { "\(videoUUID ?? "a clip") (\(cost?.description ?? "cost unknown"))" }
}
