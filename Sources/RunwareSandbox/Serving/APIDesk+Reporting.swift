import JSON

extension APIDesk {
    /// The full state of a task.
    func poll(_ taskUUID: String, _ request: APIRequest) throws(RefusedRequest) -> TaskAnswer {
        guard let report = report(on: taskUUID, request) else {
            guard configuration.unknownTaskAnswer == .taskNotFound else { return TaskAnswer() }
            throw RefusedRequest(404, [.notFound(taskUUID: taskUUID, taskType: "getResponse")])
        }
        return TaskAnswer(data: report.data, errors: report.errors)
    }

    /// A task with its request and its state.
    func details(_ taskUUID: String, _ request: APIRequest) throws(RefusedRequest) -> TaskAnswer {
        guard let report = report(on: taskUUID, request) else {
            throw RefusedRequest(404, [.notFound(taskUUID: taskUUID, taskType: "getTaskDetails")])
        }
        var response = JSONObject([("data", .array(report.data))])
        response["errors"] = report.errors.isEmpty ? nil : .array(report.errors.map(\.json))
        return TaskAnswer(data: [
            [
                "taskType": "getTaskDetails", "taskUUID": .string(taskUUID),
                "request": [.object(report.record.parameters)], "response": .object(response),
            ]
        ])
    }

    /// The account's balance.
    func account(_ task: JSONObject) throws(RefusedRequest) -> TaskAnswer {
        var reader = ParameterReader(task)
        let taskUUID = reader.requiredText("taskUUID")
        let operation = reader.choice("operation", of: ["getDetails"]) ?? "getDetails"
        guard let taskUUID, reader.errors.isEmpty else { throw RefusedRequest(400, reader.errors) }
        let balance = configuration.balance - state.update { $0.book.charged }
        return TaskAnswer(data: [
            [
                "taskType": "accountManagement", "taskUUID": .string(taskUUID), "operation": .string(operation),
                "balance": balance.json,
            ]
        ])
    }

    private func report(on taskUUID: String, _ request: APIRequest) -> TaskReport? {
        state.update { contents in
            contents.book.record(taskUUID).map { record in
                let states = contents.book.states(of: record, at: configuration.now())
                return TaskReport(record: record, states: states, filesURL: request.filesURL)
            }
        }
    }
}
