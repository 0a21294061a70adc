import JSON

/// Reads the error objects of an answer.
struct RunwareErrorReader: Sendable {
    /// The HTTP status of the answer.
    let status: Int
    /// How long the server asked to wait, if it did.
    let retryAfter: Duration?
    /// Takes secrets out of texts.
    let redaction: Redaction

    /// Reads an error that is an object or a plain text.
    ///
    /// - Parameters:
    ///   - value: The error.
    ///   - surroundings: The object it stands in, which may name the task.
    /// - Returns: The error, without secrets in its texts.
    func read(_ value: JSONValue, beside surroundings: JSONObject) -> RunwareError {
        let code = clean(value["code"]?.string)
        return RunwareError(
            RunwareErrorKind(code: code, status: status),
            code: code,
            message: message(value),
            parameters: texts(value["parameter"]),
            allowedValues: texts(value["allowedValues"]),
            documentation: value["documentation"]?.string.map { redaction($0) },
            taskUUID: (value["taskUUID"]?.string ?? surroundings["taskUUID"]?.string)?.lowercased(),
            retryAfter: retryAfter)
    }

    /// An error that stands for an answer which couldn't be read.
    func unreadable(_ body: [UInt8]) -> RunwareError {
        let start = body.drop { $0 <= 0x20 }.first
        let what =
            switch start {
            case nil: "an empty answer"
            case UInt8(ascii: "<"): "a web page instead of JSON"
            default: "something that isn't JSON of a known form"
            }
        let kind = status >= 400 ? RunwareErrorKind(code: "", status: status) : .unknown
        return RunwareError(kind, message: "\(what), status \(status)", retryAfter: retryAfter)
    }

    /// An error that stands for an answer whose status says no while its body says nothing.
    func unexplained() -> RunwareError {
        RunwareError(
            RunwareErrorKind(code: "", status: status), message: "no explanation, status \(status)",
            retryAfter: retryAfter)
    }

    private func message(_ value: JSONValue) -> String {
        let own = clean(value.string ?? value["message"]?.string)
        let upstream = value["responseContent"]
        let said = clean(upstream?.string ?? upstream?["message"]?.string)
        return said.isEmpty || own.contains(said) ? own : "\(own) – \(said)"
    }

    private func clean(_ text: String?) -> String { text.map { redaction($0) } ?? "" }

    private func texts(_ value: JSONValue?) -> [String] {
        switch value {
        case nil, .null: []
        case .array(let elements): elements.flatMap { texts($0) }
        case .string(let text): [redaction(text)]
        case .some(let other): [redaction(JSONWriter.write(other))]
        }
    }
}
