import JSON

/// What Grok Imagine Video costs: by the second, by its size class, and a little for a picture handed in.
///
/// Source: https://runware.ai/docs/models/xai-grok-imagine-video.
enum GrokPrices {
    private static let smallSecond = Cost(micros: 50_000)
    private static let largeSecond = Cost(micros: 70_000)
    private static let imageInput = Cost(micros: 2_000)
    private static let defaultDuration = 6

    /// The price of all clips together, or `nil` if the length isn't known before, as with a source video.
    static func estimate(_ request: GenerationRequest) -> Cost? {
        let parameters = request.parameters
        let inputs = GrokInputs(parameters)
        guard !inputs.hasVideo, let second = second(parameters, inputs) else { return nil }
        guard let duration = parameters["duration"].map(\.int) ?? defaultDuration else { return nil }
        let clip = second * duration + (inputs.hasImage ? imageInput : Cost(micros: 0))
        return clip * request.resultCount
    }

    private static func second(_ parameters: JSONObject, _ inputs: GrokInputs) -> Cost? {
        if let size = GrokSizes.size(parameters) {
            if GrokSizes.large.contains(size) { return largeSecond }
            return GrokSizes.small.contains(size) ? smallSecond : nil
        }
        guard inputs.hasFrame else { return nil }
        return parameters["resolution"]?.string == "720p" ? largeSecond : smallSecond
    }
}
