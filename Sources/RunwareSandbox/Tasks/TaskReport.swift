import JSON

/// What a poll says of a task: the full state of all its results, in their order.
struct TaskReport: Hashable, Sendable {
    /// The task.
    let record: TaskRecord
    /// How far each result is.
    let states: [ResultState]
    /// The start of the files' addresses, up to the name.
    let filesURL: String
}

extension TaskReport {
    /// The items of `data`.
    var data: [JSONValue] { states.indices.compactMap(item) }

    /// The items of `errors`.
    var errors: [APIError] {
        guard record.fate.failureShape == .errors else { return [] }
        return states.compactMap { state in
            guard case .failure(let error) = state else { return nil }
            return error
        }
    }

    private func item(of result: Int) -> JSONValue? {
        var item = JSONObject([("taskType", "videoInference"), ("taskUUID", .string(record.request.taskUUID))])
        switch states[result] {
        case .processing(let progress):
            item["status"] = "processing"
            item["progress"] = .int(progress)
        case .success:
            item["status"] = "success"
            item["videoUUID"] = .string(record.videoUUID(of: result))
            item["videoURL"] = .string(filesURL + record.fileName(of: result))
            item["cost"] = record.request.includesCost ? PriceList.price(ofOne: record.request).json : nil
        case .failure(let error):
            guard record.fate.failureShape == .item else { return nil }
            item["status"] = "error"
            item["error"] = ["code": .string(error.code), "message": .string(error.message)]
        }
        return .object(item)
    }
}
