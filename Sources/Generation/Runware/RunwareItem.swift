import JSON

/// One element of an answer's data: a task, or one of its results.
struct RunwareItem: Sendable {
    /// What an element says about its render.
    enum State: Hashable, Sendable {
        /// It goes on; how far in percent, if the server says.
        case rendering(percent: Int?)
        /// It is there.
        case done(GenerationResult)
        /// It is said to be there, but where isn't said.
        case doneWithoutURL
        /// It failed.
        case failed(RunwareError)
    }

    /// The task it belongs to, in lower case, if the element says.
    let taskUUID: String?
    /// What it says.
    let state: State

    init(_ object: JSONObject, reader: RunwareErrorReader) {
        taskUUID = object["taskUUID"]?.string?.lowercased()
        state = RunwareItem.state(object, reader)
    }

    /// An address counts as success whatever the status says or doesn't; a status nobody knows means going on.
    private static func state(_ object: JSONObject, _ reader: RunwareErrorReader) -> State {
        let status = object["status"]?.string?.lowercased()
        if let error = failure(object, status: status) { return .failed(reader.read(error, beside: object)) }
        if let result = result(object) { return .done(result) }
        if status == "success" || status == "completed" { return .doneWithoutURL }
        return .rendering(percent: object["progress"]?.int)
    }

    private static func failure(_ object: JSONObject, status: String?) -> JSONValue? {
        if let error = object["error"], error != .null, error != .bool(false) { return error }
        return status == "error" || status == "failed" ? .object(object) : nil
    }

    private static func result(_ object: JSONObject) -> GenerationResult? {
        guard let url = (object["videoURL"] ?? object["mediaURL"])?.string, !url.isEmpty else { return nil }
        return GenerationResult(
            videoUUID: (object["videoUUID"] ?? object["mediaUUID"])?.string, url: url,
            cost: (object["cost"]?.number?.millionths).map { Cost(micros: $0) },
            seed: object["seed"]?.int, isUnsafe: object["NSFWContent"]?.bool)
    }
}
