import JSON
import MediaTypes

/// How the size of a video's pictures follows from its request.
///
/// It comes from exactly one of `inputs.frameImages`, a video among the inputs, or `width` and `height`.
struct VideoShape {
    /// What the video is made from.
    let inputs: VideoInputs
    /// The model, if it is known.
    let model: VideoModel?

    /// The size, or `nil` with what is wrong noted.
    func resolution(_ reader: inout ParameterReader) -> Resolution? {
        refuseTwoSources(&reader)
        let preset = reader.choice("resolution", of: ["480p", "720p"])
        let sides = ["width", "height"].filter { reader.parameters[$0] != nil }
        if reader.parameters["resolution"] != nil { refusePreset(&reader, sides: sides) }
        guard sides.isEmpty else { return pair(&reader, sides: sides) }
        if inputs.frameImages > 0 { return Self.sixteenToNine(preset) }
        if !inputs.videoNames.isEmpty { return Self.sixteenToNine("720p") }
        reader.report(
            "missingParameter",
            "Missing required parameters 'width' and 'height', or 'inputs.frameImages', or 'inputs.video'.",
            ["width", "height"], type: "integer")
        return nil
    }

    private func refuseTwoSources(_ reader: inout ParameterReader) {
        let others = (inputs.referenceImages > 0 ? ["inputs.referenceImages"] : []) + inputs.videoNames
        guard inputs.frameImages > 0, !others.isEmpty else { return }
        refuseTogether(["inputs.frameImages"] + others, &reader)
    }

    private func refusePreset(_ reader: inout ParameterReader, sides: [String]) {
        if !sides.isEmpty { return refuseTogether(["resolution"] + sides, &reader) }
        if !inputs.videoNames.isEmpty { return refuseTogether(["resolution"] + inputs.videoNames, &reader) }
        guard inputs.frameImages == 0 else { return }
        reader.report(
            "incompatibleParameters", "'resolution' can only be used with 'inputs.frameImages'.",
            ["resolution", "inputs.frameImages"])
    }

    private func pair(_ reader: inout ParameterReader, sides: [String]) -> Resolution? {
        let sources = (inputs.frameImages > 0 ? ["inputs.frameImages"] : []) + inputs.videoNames
        if !sources.isEmpty { refuseTogether(sides + sources, &reader) }
        guard sides.count == 2 else {
            let missing = sides == ["width"] ? "height" : "width"
            reader.report(
                missing == "height" ? "missingHeight" : "missingWidth", "'width' and 'height' must be given together.",
                [missing], type: "integer")
            return nil
        }
        guard let width = reader.integer("width", in: 1...Int.max),
            let height = reader.integer("height", in: 1...Int.max)
        else { return nil }
        return offered(Resolution(width: width, height: height), &reader)
    }

    private func offered(_ resolution: Resolution, _ reader: inout ParameterReader) -> Resolution? {
        guard let model, !model.sizes.contains(resolution) else { return resolution }
        reader.report(
            "unsupportedModelResolution", "Unsupported width/height combination for this model.", ["width", "height"],
            type: "string", allowed: model.sizes.map { .string($0.description) })
        return nil
    }

    private func refuseTogether(_ names: [String], _ reader: inout ParameterReader) {
        let list = names.map { "'\($0)'" }.joined(separator: ", ")
        reader.report("incompatibleParameters", "The parameters \(list) can't be used together.", names)
    }

    /// What the sandbox delivers when the size follows an input that it doesn't look at.
    ///
    /// For a video that is 720p: the page's own example of one is priced so.
    private static func sixteenToNine(_ preset: String?) -> Resolution {
        preset == "720p" ? Resolution(width: 1280, height: 720) : Resolution(width: 848, height: 480)
    }
}
