import JSON

/// An error as the API writes it.
struct APIError: Error, Hashable, Sendable {
    /// The short identifier, such as `invalidDuration`.
    var code: String
    /// The sentence for people.
    var message: String
    /// The parameters it is about; one is written as a string, several as an array.
    var parameters: [String] = []
    /// The JSON type a parameter should have had.
    var type: String?
    /// The type of the task it belongs to.
    var taskType: String?
    /// The task it belongs to.
    var taskUUID: String?
    /// Where the parameter is documented.
    var documentation: String?
    /// What would have been accepted.
    var allowedValues: [JSONValue] = []
    /// `error` when it is the outcome of a task.
    var status: String?
    /// What the model's own provider said.
    var responseContent: String?

    init(_ code: String, _ message: String, parameters: [String] = []) {
        self.code = code
        self.message = message
        self.parameters = parameters
    }
}

extension APIError {
    /// The members in the order of the documentation; what isn't said is left out.
    var json: JSONValue {
        var object = JSONObject([("code", .string(code))])
        object["status"] = status.map(JSONValue.string)
        object["message"] = .string(message)
        object["parameter"] = parameter
        object["type"] = type.map(JSONValue.string)
        object["taskType"] = taskType.map(JSONValue.string)
        object["taskUUID"] = taskUUID.map(JSONValue.string)
        object["documentation"] = documentation.map(JSONValue.string)
        object["allowedValues"] = allowedValues.isEmpty ? nil : .array(allowedValues)
        object["responseContent"] = responseContent.map(JSONValue.string)
        return .object(object)
    }

    private var parameter: JSONValue? {
        guard let first = parameters.first else { return nil }
        return parameters.count == 1 ? .string(first) : .array(parameters.map(JSONValue.string))
    }
}
