import JSON
import PipelineEngine

/// What was bought by a job: the model, what was asked of it, and what it cost.
struct GenerationRecord: Hashable, Sendable {
    /// How many characters of a text are told.
    private static let longest = 4_096

    let task: String
    let model: String
    let costMicros: Int?
    let prompt: String?
    let seeds: [Int]
    let request: JSONObject?

    /// What a job bought; `nil` if it bought nothing.
    init?(_ job: JobRecord) {
        guard let task = job.facts["taskUUID"]?.string, let model = job.facts["model"]?.string else { return nil }
        self.task = task
        self.model = model
        costMicros = job.costMicros
        prompt = job.request?["positivePrompt"]?.string
        seeds = job.items.compactMap { $0["seed"]?.int }
        request = job.request.flatMap { Self.told(.object($0)).object }
    }

    var json: JSONObject {
        var object = JSONObject([("task", .string(task)), ("model", .string(model))])
        object["prompt"] = prompt.map(JSONValue.string)
        object["costMicros"] = costMicros.map(JSONValue.int)
        if !seeds.isEmpty { object["seeds"] = .array(seeds.map(JSONValue.int)) }
        object["request"] = request.map(JSONValue.object)
        return object
    }

    /// A value without what must not be told: queries of addresses, which may be signatures, and images as text.
    private static func told(_ value: JSONValue) -> JSONValue {
        switch value {
        case .string(let text):
            if text.contains("://"), let query = text.firstIndex(where: { $0 == "?" || $0 == "#" }), !text.contains(" ")
            {
                return .string(String(text[..<query]))
            }
            return text.utf8.count > longest ? .string("\(text.prefix(64))… (\(text.utf8.count) bytes)") : value
        case .array(let elements): return .array(elements.map(told))
        case .object(let object): return .object(JSONObject(object.members.map { ($0.name, told($0.value)) }))
        case .null, .bool, .number: return value
        }
    }
}
