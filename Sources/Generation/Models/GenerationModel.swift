import JSON

/// What is known of a model before it is asked.
public struct GenerationModel: Sendable {
    /// The identifier, such as `xai:grok-imagine@video`.
    public let id: String
    /// The names of all parameters the model takes, or `nil` if they aren't known.
    public let parameters: [String]?
    let rules: @Sendable (GenerationRequest) -> [GenerationIssue]
    let price: @Sendable (GenerationRequest) -> Cost?

    /// The model of this name; of a model that isn't known only what all models share is checked.
    public static func named(_ id: String) -> GenerationModel {
        id == GrokImagineVideo.id ? GrokImagineVideo.model : unknown(id)
    }

    /// The identifiers of the models whose names are known here.
    public static let knownIDs = [
        GrokImagineVideo.id, GrokImagineVideo.id + "-1.5", GrokImagineVideo.id + "-1.5-preview",
    ]

    /// The model that was probably meant by one that isn't known, if it differs in two letters at most.
    ///
    /// Other models may be used; a slip of the fingers would be found out only by the provider.
    public static func misspelt(_ id: String) -> String? {
        guard !knownIDs.contains(id) else { return nil }
        return knownIDs.first { known in
            let (left, right) = (Array(id), Array(known))
            guard abs(left.count - right.count) <= 2 else { return false }
            let difference = right.difference(from: left)
            return max(difference.insertions.count, difference.removals.count) <= 2
        }
    }

    private static func unknown(_ id: String) -> GenerationModel {
        GenerationModel(id: id, parameters: nil, rules: { _ in [] }, price: { _ in nil })
    }

    /// Everything in the request that the model would refuse; empty if nothing is known to be wrong.
    ///
    /// Checking first costs nothing, and some mistakes are accepted by servers, billed, and then ignored.
    public func check(_ request: GenerationRequest) -> [GenerationIssue] {
        let issues = EnvelopeRules.check(request) + rules(request)
        let explained = Set(issues.map(\.parameter))
        return unknownParameters(of: request).filter { !explained.contains($0.parameter) } + issues
    }

    /// What all clips of the request will cost together, or `nil` if that can't be known before, as for a model
    /// without a price list or a source video, whose length in fractions of a second is billed.
    public func estimateCost(_ request: GenerationRequest) -> Cost? { price(request) }

    private func unknownParameters(of request: GenerationRequest) -> [GenerationIssue] {
        guard let parameters else { return [] }
        let known = Set(parameters + EnvelopeRules.names)
        return request.parameters.names.filter { !known.contains($0) }.map { name in
            GenerationIssue(name, "is no parameter of \(id)", allowed: known.sorted())
        }
    }
}
