import JSON

/// The inputs of a request to Grok Imagine Video, and what they exclude.
struct GrokInputs {
    private static let names = ["frameImages", "referenceImages", "referenceVideos", "video"]

    private let parameters: JSONObject
    private let inputs: JSONObject
    private let inputsValue: JSONValue?

    init(_ parameters: JSONObject) {
        self.parameters = parameters
        inputsValue = parameters["inputs"]
        inputs = parameters["inputs"]?.object ?? JSONObject()
    }

    /// Whether a video is handed in; then its shape is the result's.
    ///
    /// The API's own example calls it
    /// `referenceVideos`, its table `video`.
    var hasVideo: Bool { inputs["video"] != nil || inputs["referenceVideos"] != nil }
    /// Whether the first frame is handed in.
    var hasFrame: Bool { inputs["frameImages"] != nil }
    /// Whether any picture is handed in.
    var hasImage: Bool { hasFrame || inputs["referenceImages"] != nil }

    /// Everything wrong with the inputs and with what they exclude.
    var issues: [GenerationIssue] {
        if let inputsValue, inputsValue.object == nil {
            return [GenerationIssue("inputs", "must be an object, not \(inputsValue.kind)")]
        }
        return misplaced + unknown + shapeIssues + exclusions + videoIssues + sizeIssues
    }

    /// Names that older models take outside `inputs`: accepted there, billed, and ignored.
    private var misplaced: [GenerationIssue] {
        Self.names.filter { parameters[$0] != nil }.map {
            GenerationIssue($0, "belongs in inputs; outside it is billed and ignored")
        }
    }

    private var unknown: [GenerationIssue] {
        inputs.names.filter { !Self.names.contains($0) }.map {
            GenerationIssue("inputs.\($0)", "is no input of \(GrokImagineVideo.id)", allowed: Self.names)
        }
    }

    private var shapeIssues: [GenerationIssue] {
        let lists = [("frameImages", 1...1), ("referenceImages", 1...7), ("referenceVideos", 1...1)]
        return lists.compactMap { name, count in inputs[name].flatMap { listIssue(name, $0, count) } }
    }

    private func listIssue(_ name: String, _ value: JSONValue, _ count: ClosedRange<Int>) -> GenerationIssue? {
        guard let elements = value.array, count.contains(elements.count) else {
            let many = count.count == 1 ? "one element" : "\(count.lowerBound) to \(count.upperBound) elements"
            return GenerationIssue("inputs.\(name)", "must be an array of \(many)")
        }
        guard elements.allSatisfy({ isMedium($0, mayPlace: name == "frameImages") }) else {
            return GenerationIssue("inputs.\(name)", "must hold identifiers, URLs or data")
        }
        return nil
    }

    private func isMedium(_ value: JSONValue, mayPlace: Bool) -> Bool {
        guard mayPlace, let object = value.object else { return value.string?.isEmpty == false }
        let frame = object["frame"]
        return object["image"]?.string?.isEmpty == false && (frame == nil || frame?.string == "first")
    }

    private var exclusions: [GenerationIssue] {
        guard hasFrame else { return [] }
        return ["referenceImages", "referenceVideos", "video"].filter { inputs[$0] != nil }.map {
            GenerationIssue("inputs.\($0)", "can't go with inputs.frameImages")
        }
    }

    private var videoIssues: [GenerationIssue] {
        guard hasVideo else { return [] }
        var issues = ["width", "height", "resolution"].filter { parameters[$0] != nil }.map {
            GenerationIssue($0, "can't go with a source video, whose shape is kept")
        }
        if let duration = parameters["duration"]?.int, !(2...10).contains(duration) {
            issues.append(GenerationIssue("duration", "must be 2 to 10 with a source video, not \(duration)"))
        }
        if let video = inputs["video"], video.string.map({ $0.isEmpty || $0.hasPrefix("data:") }) ?? true {
            issues.append(GenerationIssue("inputs.video", "must be an identifier or a URL"))
        }
        return issues
    }

    private var sizeIssues: [GenerationIssue] {
        guard !hasVideo else { return [] }
        let hasSize = parameters["width"] != nil || parameters["height"] != nil
        var issues: [GenerationIssue] = []
        if hasFrame, hasSize {
            issues.append(GenerationIssue("width", "and height can't go with inputs.frameImages; use resolution"))
        }
        if !hasFrame, parameters["resolution"] != nil {
            issues.append(GenerationIssue("resolution", "needs inputs.frameImages; use width and height"))
        }
        if !hasFrame, !hasSize, parameters["resolution"] == nil {
            issues.append(GenerationIssue("width", "and height are missing"))
        }
        return issues
    }
}
