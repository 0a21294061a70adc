import JSON

/// Grok Imagine Video: what it takes and what it costs.
///
/// Source: https://runware.ai/docs/models/xai-grok-imagine-video.
enum GrokImagineVideo {
    static let id = "xai:grok-imagine@video"

    static let model = GenerationModel(
        id: id,
        parameters: ["positivePrompt", "inputs", "width", "height", "resolution", "duration"],
        rules: { check($0) },
        price: { GrokPrices.estimate($0) })

    private static let rules: [(name: String, rule: ParameterRule)] = [
        ("duration", .integer(1...15)),
        ("resolution", .choice(["480p", "720p"])),
        ("numberResults", .integer(1...4)),
    ]

    private static func check(_ request: GenerationRequest) -> [GenerationIssue] {
        let parameters = request.parameters
        let single = rules.compactMap { name, rule in parameters[name].flatMap { rule.issue(name, $0) } }
        return promptIssues(parameters) + single + GrokInputs(parameters).issues + GrokSizes.issues(parameters)
    }

    private static func promptIssues(_ parameters: JSONObject) -> [GenerationIssue] {
        parameters["positivePrompt"] == nil ? [GenerationIssue("positivePrompt", "is missing")] : []
    }
}
