import JSON

/// Answers requests to the API.
struct APIDesk: Sendable {
    /// How the sandbox behaves.
    let configuration: SandboxConfiguration
    /// What it remembers.
    let state: SandboxState
    /// Where tasks are written down.
    let folder: TaskFolder
    /// What renders them.
    let queue: RenderQueue

    /// The answer to a request.
    func reply(to request: APIRequest) async -> APIReply {
        do throws(RefusedRequest) {
            let envelope = try RequestEnvelope(reading: request.body)
            let credentials = Credentials(accepted: configuration.apiKey)
            try credentials.check(authorization: request.authorization, task: envelope.apiKey)
            if let refusal = state.update({ $0.refusal(for: envelope.tasks) }) { return refusal.reply }
            return APIReply(await answers(to: envelope.tasks, of: request))
        } catch {
            return .refusal(error)
        }
    }

    private func answers(to tasks: [JSONObject], of request: APIRequest) async -> [TaskAnswer] {
        var answers: [TaskAnswer] = []
        for task in tasks { answers.append(await answer(to: task, of: request)) }
        return answers
    }

    private func answer(to task: JSONObject, of request: APIRequest) async -> TaskAnswer {
        do throws(RefusedRequest) {
            switch try TaskKind(of: task) {
            case .videoInference: return try await submit(task, request)
            case .getResponse: return try poll(taskUUID(of: task), request)
            case .getTaskDetails: return try details(taskUUID(of: task), request)
            case .ping: return TaskAnswer(data: [["taskType": "ping", "pong": true]])
            case .accountManagement: return try account(task)
            }
        } catch {
            return TaskAnswer(error)
        }
    }

    private func taskUUID(of task: JSONObject) throws(RefusedRequest) -> String {
        var reader = ParameterReader(task)
        guard let taskUUID = reader.requiredText("taskUUID") else { throw RefusedRequest(400, reader.errors) }
        return taskUUID
    }
}
