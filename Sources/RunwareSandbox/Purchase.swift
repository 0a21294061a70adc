public import JSON

/// A task that was accepted and is paid for.
public struct Purchase: Hashable, Sendable {
    /// The task.
    public let taskUUID: String
    /// What was asked for, without the task's own identifier: two purchases of one thing have equal requests.
    public let request: JSONValue
    /// How many results were asked for.
    public let results: Int
    /// What was charged; results that are refused or fail cost nothing.
    public let charged: Price

    init(_ record: TaskRecord) {
        var parameters = record.parameters
        parameters["taskUUID"] = nil
        taskUUID = record.request.taskUUID
        request = .object(parameters)
        results = record.request.results
        charged = record.charged
    }
}

extension Purchase {
    /// The prompt.
    public var prompt: String { request["positivePrompt"]?.string ?? "" }
}
