import JSON

/// What a request says about delivery.
struct VideoOptions {
    /// The kind of file.
    let format: OutputFormat
    /// How little is lost in compression.
    let quality: Int
    /// How many videos.
    let results: Int
    /// Whether results come with their cost.
    let includesCost: Bool
    /// For how many seconds a result can be fetched.
    let lifetime: Int?

    /// Reads the options.
    init(_ reader: inout ParameterReader) {
        let format = reader.choice("outputFormat", of: OutputFormat.allCases.map(\.rawValue))
        self.format = format.flatMap(OutputFormat.init(rawValue:)) ?? .mp4
        quality = reader.integer("outputQuality", in: 20...99) ?? 95
        results = reader.integer("numberResults", in: 1...4) ?? 1
        includesCost = reader.flag("includeCost") ?? false
        lifetime = reader.integer("ttl", in: 60...Int.max)
        Self.checkDelivery(&reader)
        Self.checkSafety(&reader)
    }

    private static func checkDelivery(_ reader: inout ParameterReader) {
        _ = reader.choice("deliveryMethod", of: ["async"])
        for name in ["webhookURL", "uploadEndpoint"] where reader.parameters[name] != nil {
            reader.report(
                "unsupportedParameter", "The sandbox delivers by polling only: '\(name)' has no effect here.", [name])
        }
        guard reader.parameters["outputType"] != ["URL"] else { return }
        _ = reader.choice("outputType", of: ["URL"])
    }

    private static func checkSafety(_ reader: inout ParameterReader) {
        reader.read(object: "safety") { safety in
            safety.refuseUnknown(besides: ["checkContent", "mode"])
            _ = safety.flag("checkContent")
            _ = safety.choice("mode", of: ["none", "fast", "full"])
        }
    }
}
