import JSON

/// The picture sizes that Grok Imagine Video renders.
enum GrokSizes {
    /// The sizes of the cheaper class.
    static let small = ["480x480", "848x480", "480x848", "640x480", "480x640", "720x480", "480x720"]
    /// The sizes of the dearer class.
    static let large = ["720x720", "1280x720", "720x1280", "960x720", "720x960", "1088x720", "720x1088"]

    /// The size a request asks for by width and height, such as `1280x720`, or `nil`.
    static func size(_ parameters: JSONObject) -> String? {
        guard let width = parameters["width"]?.int, let height = parameters["height"]?.int else { return nil }
        return "\(width)x\(height)"
    }

    /// What is wrong with width and height, apart from what excludes them.
    static func issues(_ parameters: JSONObject) -> [GenerationIssue] {
        switch (parameters["width"], parameters["height"]) {
        case (nil, nil): []
        case (_?, nil): [GenerationIssue("height", "is missing: width and height go together")]
        case (nil, _?): [GenerationIssue("width", "is missing: width and height go together")]
        case (_?, _?): pairIssues(parameters)
        }
    }

    private static func pairIssues(_ parameters: JSONObject) -> [GenerationIssue] {
        guard let size = size(parameters) else {
            return [GenerationIssue("width", "and height must be whole numbers", allowed: small + large)]
        }
        guard !(small + large).contains(size) else { return [] }
        return [GenerationIssue("width", "and height can't be \(size)", allowed: small + large)]
    }
}
