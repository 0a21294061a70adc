import JSON

/// The body of a request: its tasks, and the key it brings along.
struct RequestEnvelope: Hashable, Sendable {
    /// The tasks, without the authentication.
    let tasks: [JSONObject]
    /// The key of an authentication task, which must come first.
    let apiKey: String?
}

extension RequestEnvelope {
    /// Reads a body.
    ///
    /// - Throws: ``RefusedRequest`` unless it is a JSON array of at least one object.
    init(reading body: [UInt8]) throws(RefusedRequest) {
        var tasks = try Self.tasks(of: Self.read(body))
        apiKey = Self.takeAuthentication(&tasks)
        self.tasks = tasks
    }

    private static func read(_ body: [UInt8]) throws(RefusedRequest) -> JSONValue {
        do throws(JSONSyntaxError) {
            return try JSONReader.read(body, limits: JSONLimits(bytes: 64 << 20)).value
        } catch {
            throw malformed("The request body is not valid JSON: \(error).")
        }
    }

    private static func tasks(of body: JSONValue) throws(RefusedRequest) -> [JSONObject] {
        guard let elements = body.array, !elements.isEmpty else {
            throw malformed("The request body must be a JSON array with at least one task object.")
        }
        let tasks = elements.compactMap(\.object)
        guard tasks.count == elements.count else {
            throw malformed("Every element of the array must be a task object.")
        }
        return tasks
    }

    private static func takeAuthentication(_ tasks: inout [JSONObject]) -> String? {
        guard let first = tasks.first, first["taskType"] == "authentication" else { return nil }
        tasks.removeFirst()
        return first["apiKey"]?.string
    }

    private static func malformed(_ message: String) -> RefusedRequest {
        var error = APIError("invalidRequestBody", message, parameters: ["body"])
        error.type = "array"
        return RefusedRequest(400, [error])
    }
}
