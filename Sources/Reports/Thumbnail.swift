public import PipelineEngine

/// An image that a run made, as a page shows it.
public struct Thumbnail: Hashable, Sendable {
    /// How many are shown.
    public static let most = 60
    /// How many bytes an image may have to stand in the page itself; a larger one is linked.
    public static let largest = 40_000

    /// The job that made it.
    public let job: JobID
    /// Where the image is published.
    public let path: String
    /// Its bytes; `nil` for an image that is only linked.
    public let bytes: [UInt8]?

    /// Makes a thumbnail.
    public init(of job: JobID, path: String, bytes: [UInt8]?) {
        self.job = job
        self.path = path
        self.bytes = bytes
    }

    /// The image of a job to show: the largest of those that may stand in the page, else the smallest; `nil` if it
    /// published none.
    public static func choice(of job: JobRecord) -> JobRecord.File? {
        let images = job.files.filter { $0.path != nil && type(of: $0.artifact.fileExtension) != nil }
        let small = images.filter { $0.artifact.size <= largest }
        return small.max { $0.artifact.size < $1.artifact.size } ?? images.min { $0.artifact.size < $1.artifact.size }
    }

    /// The media type of images by the extension of their files; `nil` for what a browser may not show.
    static func type(of fileExtension: String) -> String? {
        switch fileExtension.lowercased() {
        case "jpg", "jpeg": "image/jpeg"
        case "png": "image/png"
        case "webp": "image/webp"
        case "avif": "image/avif"
        default: nil
        }
    }
}
