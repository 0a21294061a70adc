import JSON
import MediaTypes

extension VideoRequest {
    /// Checks a task by the rules of its model's page.
    ///
    /// - Throws: ``RefusedRequest`` with everything that is wrong.
    init(checking task: JSONObject) throws(RefusedRequest) {
        var reader = ParameterReader(task)
        reader.refuseUnknown(besides: Self.parameterNames)
        let taskUUID = Self.taskUUID(&reader)
        let model = Self.model(&reader)
        let prompt = reader.requiredText("positivePrompt")
        let inputs = VideoInputs(&reader)
        let resolution = VideoShape(inputs: inputs, model: model).resolution(&reader)
        let seconds = Self.seconds(&reader, inputs)
        let options = VideoOptions(&reader)
        guard reader.errors.isEmpty, let taskUUID, let model, let prompt, let resolution else {
            throw RefusedRequest(400, reader.errors)
        }
        self.init(
            taskUUID: taskUUID, model: model, prompt: prompt, resolution: resolution, seconds: seconds,
            format: options.format, quality: options.quality, results: options.results,
            includesCost: options.includesCost, lifetime: options.lifetime,
            hasImage: inputs.hasImage, hasVideo: !inputs.videoNames.isEmpty)
    }

    private static let parameterNames = [
        "taskType", "taskUUID", "model", "positivePrompt", "width", "height", "resolution", "duration", "inputs",
        "outputType", "outputFormat", "outputQuality", "numberResults", "includeCost", "ttl", "safety",
        "deliveryMethod",
        "webhookURL", "uploadEndpoint",
    ]

    private static func taskUUID(_ reader: inout ParameterReader) -> String? {
        guard let text = reader.requiredText("taskUUID") else { return nil }
        guard TaskUUID.isValid(text) else {
            reader.refuse("taskUUID", "a UUID v4", type: "string")
            return nil
        }
        return text
    }

    private static func model(_ reader: inout ParameterReader) -> VideoModel? {
        guard let name = reader.requiredText("model") else { return nil }
        let model = VideoModel.named(name)
        if model == nil {
            let known = VideoModel.all.map { JSONValue.string($0.identifier) }
            reader.refuse("model", "a model for the task", type: "string", allowed: known)
        }
        return model
    }

    /// The length; without one it is 6 seconds, or 5 where it would follow a video that the sandbox doesn't look at.
    private static func seconds(_ reader: inout ParameterReader, _ inputs: VideoInputs) -> Int {
        let followsVideo = !inputs.videoNames.isEmpty
        return reader.integer("duration", in: followsVideo ? 2...10 : 1...15) ?? (followsVideo ? 5 : 6)
    }
}
