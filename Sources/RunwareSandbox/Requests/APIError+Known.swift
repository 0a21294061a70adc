extension APIError {
    /// No key, or one that isn't accepted.
    static var invalidAPIKey: APIError {
        var error = APIError(
            "invalidApiKey", "Invalid API key. Get one at https://my.runware.ai/signup", parameters: ["apiKey"])
        error.taskType = "authentication"
        return error
    }

    /// The account doesn't hold enough.
    static var insufficientCredits: APIError {
        APIError("insufficientCredits", "Insufficient credits. Please add funds to your account.")
    }

    /// Something broke on the server's side.
    static var internalServerError: APIError {
        APIError("internalServerError", "An internal server error occurred. Please try again.")
    }

    /// The task was submitted before.
    static func conflict(taskUUID: String) -> APIError {
        var error = APIError(
            "conflictTaskUUID", "A task with this taskUUID was already submitted. Use a new UUID v4 for each task.",
            parameters: ["taskUUID"])
        error.taskType = "videoInference"
        error.taskUUID = taskUUID
        return error
    }

    /// Nothing is known of the task.
    static func notFound(taskUUID: String, taskType: String) -> APIError {
        var error = APIError("taskNotFound", "No task with this taskUUID was found.", parameters: ["taskUUID"])
        error.taskType = taskType
        error.taskUUID = taskUUID
        return error
    }

    /// A result that went wrong.
    static func failure(_ failure: TaskFate.Failure, taskUUID: String) -> APIError {
        var error =
            switch failure {
            case .moderated:
                APIError("invalidProviderContent", "The generated content was flagged by the provider's moderation.")
            case .failed(let code): APIError(code, "The external provider could not finish the task.")
            }
        if failure == .moderated { error.responseContent = "Generated video rejected by content moderation." }
        error.status = "error"
        error.taskType = "videoInference"
        error.taskUUID = taskUUID
        return error
    }
}
