import MediaTypes

/// A request for videos that was checked.
struct VideoRequest: Hashable, Sendable {
    /// The task.
    let taskUUID: String
    /// The model.
    let model: VideoModel
    /// What the video shows.
    let prompt: String
    /// The size of its pictures.
    let resolution: Resolution
    /// Its length in whole seconds.
    let seconds: Int
    /// The kind of file.
    let format: OutputFormat
    /// How little is lost in compression, from 20 to 99.
    let quality: Int
    /// How many videos.
    let results: Int
    /// Whether results come with their cost.
    let includesCost: Bool
    /// For how many seconds a result can be fetched, if the request says so.
    let lifetime: Int?
    /// Whether a picture is among the inputs.
    let hasImage: Bool
    /// Whether a video is among the inputs.
    let hasVideo: Bool
}
