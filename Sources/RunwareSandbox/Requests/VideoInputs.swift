import JSON

/// What a video is made from besides its prompt.
struct VideoInputs: Hashable, Sendable {
    /// How many pictures stand for frames; one at most.
    var frameImages = 0
    /// How many pictures are for reference.
    var referenceImages = 0
    /// Whether there is a video to work on.
    var hasVideo = false
    /// How many videos are for reference: the page's second example has one, though its table doesn't list them.
    var referenceVideos = 0
}

extension VideoInputs {
    /// Whether any picture is given.
    var hasImage: Bool { frameImages + referenceImages > 0 }

    /// The video inputs by name, if there are any.
    var videoNames: [String] {
        (hasVideo ? ["inputs.video"] : []) + (referenceVideos > 0 ? ["inputs.referenceVideos"] : [])
    }

    /// Reads `inputs`.
    init(_ reader: inout ParameterReader) {
        var found = VideoInputs()
        reader.read(object: "inputs") { inputs in
            inputs.refuseUnknown(besides: ["frameImages", "referenceImages", "video", "referenceVideos"])
            found.frameImages = inputs.count("frameImages", in: 1...1, where: Self.isFrameImage)
            found.referenceImages = inputs.count("referenceImages", in: 1...7, where: Self.isText)
            found.hasVideo = inputs.text("video") != nil
            found.referenceVideos = inputs.count("referenceVideos", in: 1...7, where: Self.isText)
        }
        self = found
    }

    private static func isText(_ value: JSONValue) -> Bool { value.string?.isEmpty == false }

    private static func isFrameImage(_ value: JSONValue) -> Bool {
        guard let object = value.object else { return isText(value) }
        let frame = object["frame"] ?? "first"
        return object["image"].map(isText) == true && (frame == "first" || frame == 0)
            && object.names.allSatisfy { ["image", "frame"].contains($0) }
    }
}
