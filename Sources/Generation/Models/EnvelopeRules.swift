import JSON

/// What every video model of the API shares: how a task is named, delivered, checked and counted.
enum EnvelopeRules {
    private static let rules: [(name: String, rule: ParameterRule)] = [
        ("taskType", .choice(["videoInference"])),
        ("outputType", .choice(["URL"])),
        ("outputFormat", .choice(["MP4", "WEBM", "MOV"])),
        ("outputQuality", .integer(20...99)),
        ("ttl", .integer(60...Int.max)),
        ("numberResults", .integer(1...Int.max)),
        ("deliveryMethod", .choice(["async"])),
        ("includeCost", .truth),
        ("webhookURL", .webAddress),
        ("uploadEndpoint", .webAddress),
        ("positivePrompt", .text),
    ]

    /// The names of the shared parameters.
    static let names = rules.map(\.name) + ["taskUUID", "safety"]

    /// Everything that breaks a shared rule.
    static func check(_ request: GenerationRequest) -> [GenerationIssue] {
        let parameters = request.parameters
        let single = rules.compactMap { name, rule in parameters[name].flatMap { rule.issue(name, $0) } }
        return modelIssues(request) + single + safetyIssues(parameters) + uploadIssues(request)
    }

    private static func modelIssues(_ request: GenerationRequest) -> [GenerationIssue] {
        request.model.isEmpty ? [GenerationIssue("model", "must be a text that isn't empty")] : []
    }

    private static func safetyIssues(_ parameters: JSONObject) -> [GenerationIssue] {
        guard let value = parameters["safety"] else { return [] }
        guard let safety = value.object else {
            return [GenerationIssue("safety", "must be an object, not \(value.kind)")]
        }
        let rules: [String: ParameterRule] = ["checkContent": .truth, "mode": .choice(["none", "fast", "full"])]
        return safety.members.compactMap { name, value in
            guard let rule = rules[name] else {
                return GenerationIssue("safety.\(name)", "is no parameter", allowed: rules.keys.sorted())
            }
            return rule.issue("safety.\(name)", value)
        }
    }

    /// One address can't take several files.
    private static func uploadIssues(_ request: GenerationRequest) -> [GenerationIssue] {
        guard request.parameters["uploadEndpoint"] != nil, request.resultCount > 1 else { return [] }
        return [GenerationIssue("uploadEndpoint", "takes one file, so numberResults must be 1")]
    }
}
