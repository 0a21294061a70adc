/// The kind of file a clip is delivered as.
enum OutputFormat: String, CaseIterable, Sendable {
    /// H.264 and AAC in MP4.
    case mp4 = "MP4"
    /// VP9 and Opus in WebM.
    case webm = "WEBM"
    /// H.264 and AAC in QuickTime.
    case mov = "MOV"
}

extension OutputFormat {
    /// The ending of a file's name.
    var fileExtension: String { rawValue.lowercased() }

    /// The media type.
    var mediaType: String {
        switch self {
        case .mp4: "video/mp4"
        case .webm: "video/webm"
        case .mov: "video/quicktime"
        }
    }
}
