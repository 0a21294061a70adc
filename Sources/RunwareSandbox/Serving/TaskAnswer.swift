import JSON

/// What is answered for one task of a request.
struct TaskAnswer: Sendable {
    /// The HTTP status that it would have alone.
    var status = 200
    /// Its items of `data`.
    var data: [JSONValue] = []
    /// Its items of `errors`.
    var errors: [APIError] = []
    /// What goes out instead, whatever the other tasks say.
    var replacement: APIReply?
}

extension TaskAnswer {
    /// A task that is turned down.
    init(_ refused: RefusedRequest) {
        self.init(status: refused.status, errors: refused.errors)
    }
}

extension APIReply {
    /// The answers to all tasks of a request.
    ///
    /// The status of a request of which some tasks fail is not documented; here it is 200 once any succeeds.
    init(_ answers: [TaskAnswer]) {
        if let replacement = answers.lazy.compactMap(\.replacement).first {
            self = replacement
            return
        }
        let errors = answers.flatMap(\.errors)
        var body = JSONObject([("data", .array(answers.flatMap(\.data)))])
        body["errors"] = errors.isEmpty ? nil : .array(errors.map(\.json))
        let status = answers.contains { $0.status == 200 } ? 200 : answers.first?.status ?? 200
        self = .json(status, .object(body))
    }
}
