import Generation
import JSON
import PipelineEngine

/// Buys clips of a generative model; the settings are the API's own.
public struct GenerateStage: StageDefinition {
    static let kind = "generate"
    static let summary = "Buys clips of a generative model; the settings are the API's own."
    static let fields: [Field<GenerateStage>] = envelopeFields + modelFields

    /// What the API takes for every model.
    private static let envelopeFields: [Field<GenerateStage>] = [
        .value("model", \.model, .text, "The model's identifier, such as xai:grok-imagine@video.") { $0.string }
            .required,
        .member("numberResults", \.parameters, .integer(1...20), "How many clips are made of the same request.")
            .alsoCalled("n", "count", "results", "numResults", "takes"),
        .member("outputFormat", \.parameters, .choice(["MP4", "WEBM", "MOV"]), "The clips' container."),
        .member("outputQuality", \.parameters, .integer(20...99), "The clips' compression quality."),
        .member("outputType", \.parameters, .choice(["URL"]), "How clips are delivered."),
        .member("deliveryMethod", \.parameters, .choice(["async"]), "How results are told."),
        .member("safety", \.parameters, .object, "Content checks: checkContent, mode."),
        .member("webhookURL", \.parameters, .text, "Where the provider tells results too; it is not waited for."),
        .member("uploadEndpoint", \.parameters, .text, "Where the provider puts the clip too; for one result."),
        .member(
            "ttl", \.parameters, .integer(60...31_536_000), "How long the provider keeps the clips, in seconds."),
        .member("includeCost", \.parameters, .boolean, "Asked for always; taken for the sake of copied requests."),
        .member(
            "taskType", \.parameters, .choice(["videoInference"]),
            "The task; taken for the sake of copied requests."),
        .value("taskUUID", \.ignored, .text, "Not used: every purchase gets an identifier of its own.") { _ in
            .some(nil)
        },
    ]

    /// What some models take and others don't; the model's own rules are checked as a whole.
    private static let modelFields: [Field<GenerateStage>] = [
        .member("positivePrompt", \.parameters, .text, "What the clip shows.").alsoCalled("prompt", "text"),
        .member("negativePrompt", \.parameters, .text, "What the clip doesn't show."),
        .member("width", \.parameters, .integer(16...8192), "The width in pixels; with height."),
        .member("height", \.parameters, .integer(16...8192), "The height in pixels; with width."),
        .member("resolution", \.parameters, .text, "The size by name, for models that take it."),
        .member("duration", \.parameters, .number(0.1...600), "The length in seconds."),
        .member("fps", \.parameters, .integer(1...240), "Frames a second."),
        .member("seed", \.parameters, .integer(0...Int.max), "The random seed."),
        .member("inputs", \.parameters, .object, "Images and videos that the clip is made from.")
            .holding("frameImages", "referenceImages", "referenceVideos", "video"),
        .member("settings", \.parameters, .object, "Further settings of the model."),
        .member("providerSettings", \.parameters, .object, "Settings of the model's provider."),
    ]

    private var model = ""
    private var parameters = JSONObject()
    private var ignored: String?

    init() {}

    var flow: StageFlow { .makes(count: request.resultCount) }
    var pool: WorkPool { .network }
    var publishes: Bool { false }
    var makes: StageProduct { .generation }
    var purchaseKey: ContentDigest? { ContentDigest(hex: request.digest) }
    var estimatedCost: Int? { GenerationModel.named(model).estimateCost(request)?.micros }

    private var request: GenerationRequest { GenerationRequest(model: model, parameters: parameters) }

    func check(_ node: JSONNode, _ context: inout FieldContext) {
        // What depends on objects that hold values not given yet is judged when they are.
        if let meant = GenerationModel.misspelt(model) {
            context.report(SettingIssue(["model"], "no model '\(model)' is known", suggestion: meant), in: node)
        }
        // A model's rules are about whole requests.
        guard !context.isPartial else { return }
        guard !model.isEmpty, !context.hasUnknowns || node["inputs"] == nil, !context.wasMeant("inputs") else { return }
        for issue in GenerationModel.named(model).check(request) {
            let path = issue.parameter.split(separator: ".").map(String.init)
            guard let name = path.first, !isOpen(name, node, context) else { continue }
            let isUnknown = issue.problem.hasPrefix("is no parameter of ")
            let problem = isUnknown ? "\(issue.parameter) \(issue.problem)" : issue.description
            context.report(SettingIssue(path, problem + Self.origin(of: path, in: node)), in: node)
        }
    }

    /// Whether a parameter was written in some way, and its value is refused or not given yet.
    private func isOpen(_ name: String, _ node: JSONNode, _ context: FieldContext) -> Bool {
        guard name != "model", parameters[name] == nil || parameters[name]?.object != nil else { return false }
        let isSaid = node[name] != nil || context.wasMeant(name)
        return isSaid && (parameters[name] == nil || context.hasUnknowns)
    }

    private static func origin(of path: [String], in node: JSONNode) -> String {
        var place: JSONNode? = node
        for step in path { place = place?.part(step) }
        guard let text = place?.value.string, text.hasPrefix("${"), text.hasSuffix("}") else { return "" }
        return "; '\(text)' stands for its value"
    }

    func fingerprintFields(in environment: StageEnvironment) -> [String: String] {
        ["provider": environment.provider, "request": request.digest]
    }

    func work(_ running: RunningJob<Stage>, in environment: StageEnvironment) async -> Result<StageDraft, StageFailure>
    {
        guard let purchaser = environment.purchaser else {
            return .failure(StageFailure(.provider, "there is no provider to buy clips from"))
        }
        do throws(GenerationError) {
            let purchase = try await purchaser.purchase(request, take: running.job.take)
            return .success(Self.draft(of: purchase))
        } catch {
            return .failure(StageFailure(error))
        }
    }

    private static func draft(of purchase: Purchase) -> StageDraft {
        let items = purchase.results.enumerated().map { index, result in
            StageResult.ItemResult(
                identity: "\(purchase.taskUUID.text)#\(index)", facts: clipFacts(result, at: index, of: purchase))
        }
        var facts = JSONObject([("taskUUID", .string(purchase.taskUUID.text)), ("model", .string(purchase.model))])
        facts["costMicros"] = purchase.cost.map { .int($0.micros) }
        facts["failure"] = purchase.failure.map { .string($0.message) }
        return StageDraft(items: items, facts: facts)
    }
}

extension GenerateStage {
    /// What the stages that follow need to know of a clip.
    private static func clipFacts(_ result: GenerationResult, at index: Int, of purchase: Purchase) -> JSONObject {
        var facts = result.json.object ?? JSONObject()
        facts["taskUUID"] = .string(purchase.taskUUID.text)
        facts["index"] = .int(index)
        return facts
    }
}

extension StageFailure {
    /// The same failure in the words of a pipeline.
    init(_ error: GenerationError) {
        let reason: Reason =
            switch error.reason {
            case .outOfCredit: .outOfBudget
            case .stillRendering: .unfinished
            case .ledger: .storage
            case .cancelled: .cancelled
            case .rateLimited, .unreachable: .unreachable
            case .invalid, .unauthorised, .refusedBySafety, .failed, .needsDecision: .provider
            }
        self.init(reason, error.message, detail: error.reason == .ledger ? error.cause.map { "\($0)" } : nil)
    }
}
