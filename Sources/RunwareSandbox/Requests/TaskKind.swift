import JSON

/// What a task asks for.
enum TaskKind: String, CaseIterable, Sendable {
    /// A video.
    case videoInference
    /// The state of a task submitted before.
    case getResponse
    /// A task submitted before, with its request.
    case getTaskDetails
    /// A sign of life.
    case ping
    /// The account's balance.
    case accountManagement
}

extension TaskKind {
    /// The kind of a task.
    ///
    /// - Throws: ``RefusedRequest`` if it says none or one that isn't offered here.
    init(of task: JSONObject) throws(RefusedRequest) {
        let name = task["taskType"]?.string
        guard let kind = name.flatMap(TaskKind.init(rawValue:)) else { throw Self.refusal(of: task, name: name) }
        self = kind
    }

    private static func refusal(of task: JSONObject, name: String?) -> RefusedRequest {
        let code = task["taskType"] == nil ? "missingTaskType" : "unsupportedTaskType"
        let message =
            task["taskType"] == nil
            ? "Missing required parameter 'taskType'." : "Unsupported value for 'taskType' parameter."
        var error = APIError(code, message, parameters: ["taskType"])
        error.type = "string"
        error.taskType = name
        error.taskUUID = task["taskUUID"]?.string
        error.allowedValues = allCases.map { .string($0.rawValue) }
        return RefusedRequest(400, [error])
    }
}
