import Foundation
public import JSON

extension Purchase {
    /// The purchase as JSON, moments in milliseconds since 1970: a form for a ledger to keep.
    public var json: JSONValue {
        var object = JSONObject([
            ("taskUUID", .string(taskUUID.text)), ("requestDigest", .string(requestDigest)), ("take", .int(take)),
            ("attempt", .int(attempt)), ("model", .string(model)), ("request", .string(canonicalRequest)),
            ("resultCount", .int(resultCount)), ("createdAt", createdAt.json), ("state", .string(state.rawValue)),
            ("sendings", .int(sendings)), ("results", .array(results.map(\.json))),
        ])
        object["sentAt"] = sentAt?.json
        object["acceptedAt"] = acceptedAt?.json
        object["finishedAt"] = finishedAt?.json
        object["failure"] = failure?.json
        return .object(object)
    }

    /// Reads what ``json`` wrote, or returns `nil`.
    public init?(json: JSONValue) {
        guard let task = json["taskUUID"]?.string.flatMap(TaskUUID.init), let digest = json["requestDigest"]?.string,
            let take = json["take"]?.int, let attempt = json["attempt"]?.int, let model = json["model"]?.string,
            let request = json["request"]?.string, let count = json["resultCount"]?.int,
            let created = Date(json: json["createdAt"]), let sendings = json["sendings"]?.int,
            let state = json["state"]?.string.flatMap(State.init(rawValue:)), let clips = json["results"]?.array
        else { return nil }
        let results = clips.compactMap(GenerationResult.init(json:))
        guard results.count == clips.count else { return nil }
        taskUUID = task
        requestDigest = digest
        self.take = take
        self.attempt = attempt
        self.model = model
        canonicalRequest = request
        resultCount = count
        createdAt = created
        self.state = state
        self.sendings = sendings
        self.results = results
        sentAt = Date(json: json["sentAt"])
        acceptedAt = Date(json: json["acceptedAt"])
        finishedAt = Date(json: json["finishedAt"])
        failure = json["failure"].flatMap(PurchaseFailure.init(json:))
    }
}

extension Date {
    fileprivate var json: JSONValue { .int(Int((timeIntervalSince1970 * 1_000).rounded())) }

    fileprivate init?(json: JSONValue?) {
        guard let milliseconds = json?.int else { return nil }
        self.init(timeIntervalSince1970: Double(milliseconds) / 1_000)
    }
}
