import JSON

/// What an answer of the API holds, whichever of its many shapes it has.
struct RunwareEnvelope: Sendable {
    /// Tasks and results.
    let items: [RunwareItem]
    /// Errors that stand beside the items.
    let errors: [RunwareError]

    /// Reads an answer, or returns `nil` if it isn't JSON of a known shape: a web page, nothing, half a text.
    ///
    /// - Parameters:
    ///   - body: The bytes of the answer.
    ///   - reader: Reads the errors in it.
    init?(_ body: [UInt8], reader: RunwareErrorReader) {
        guard let root = RunwareEnvelope.parse(body) else { return nil }
        switch root {
        case .array(let elements): self.init(elements: elements, errors: [], reader: reader)
        case .object(let object): self.init(object, reader: reader)
        default: return nil
        }
    }

    private init?(_ object: JSONObject, reader: RunwareErrorReader) {
        let listed = RunwareEnvelope.list(object["errors"]) + RunwareEnvelope.list(object["error"])
        let errors = listed.map { reader.read($0, beside: object) }
        if let data = object["data"] ?? object["results"] {
            self.init(elements: RunwareEnvelope.list(data), errors: errors, reader: reader)
        } else if !errors.isEmpty {
            self.init(elements: [], errors: errors, reader: reader)
        } else if object["taskType"] != nil || object["taskUUID"] != nil {
            self.init(elements: [.object(object)], errors: [], reader: reader)
        } else if object["code"]?.string != nil || object["message"]?.string != nil {
            self.init(elements: [], errors: [reader.read(.object(object), beside: object)], reader: reader)
        } else {
            return nil
        }
    }

    private init(elements: [JSONValue], errors: [RunwareError], reader: RunwareErrorReader) {
        items = elements.compactMap(\.object).map { RunwareItem($0, reader: reader) }
        self.errors = errors
    }

    private static func parse(_ body: [UInt8]) -> JSONValue? {
        do { return try JSONReader.read(body).value } catch { return nil }
    }

    /// The elements of an array, one value as a list of one, and nothing for `null`.
    private static func list(_ value: JSONValue?) -> [JSONValue] {
        switch value {
        case nil, .null: []
        case .array(let elements): elements
        case .some(let single): [single]
        }
    }
}
