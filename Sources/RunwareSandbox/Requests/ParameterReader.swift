import JSON

/// Reads the parameters of a task and collects everything that is wrong with them.
struct ParameterReader {
    /// The parameters.
    let parameters: JSONObject
    /// What is wrong so far.
    private(set) var errors: [APIError] = []
    private let prefix: String
    private let taskType: String?
    private let taskUUID: String?

    /// Reads the parameters of a task.
    init(_ task: JSONObject) {
        parameters = task
        prefix = ""
        taskType = task["taskType"]?.string
        taskUUID = task["taskUUID"]?.string
    }

    private init(_ parameters: JSONObject, of name: String, in outer: ParameterReader) {
        self.parameters = parameters
        prefix = outer.prefix + name + "."
        taskType = outer.taskType
        taskUUID = outer.taskUUID
    }

    /// Notes what is wrong; names of parameters count from this reader's object.
    mutating func report(
        _ code: String, _ message: String, _ names: [String], type: String? = nil, allowed: [JSONValue] = []
    ) {
        var error = APIError(code, message, parameters: names.map { prefix + $0 })
        error.type = type
        error.taskType = taskType
        error.taskUUID = taskUUID
        error.documentation = documentation(of: names.first)
        error.allowedValues = allowed
        errors.append(error)
    }

    /// Notes the parameters that don't exist, with the names of those that do.
    mutating func refuseUnknown(besides known: [String]) {
        let unknown = parameters.names.filter { !known.contains($0) }
        guard !unknown.isEmpty else { return }
        let list = unknown.map { "'\(prefix)\($0)'" }.joined(separator: ", ")
        report(
            "unsupportedParameter", "Unsupported parameter \(list).", unknown,
            allowed: known.map { .string(prefix + $0) })
    }

    /// Reads the parameters of an object inside; without it nothing happens.
    mutating func read(object name: String, _ body: (inout ParameterReader) -> Void) {
        guard let value = parameters[name] else { return }
        guard let object = value.object else { return refuse(name, "an object", type: "object") }
        var inner = ParameterReader(object, of: name, in: self)
        body(&inner)
        errors += inner.errors
    }

    private func documentation(of name: String?) -> String? {
        name.map { "https://runware.ai/docs/models/xai-grok-imagine-video#request-" + (prefix + $0).lowercased() }
    }
}
