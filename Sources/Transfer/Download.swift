/// A file that was downloaded whole.
public struct Download: Hashable, Sendable {
    /// The SHA-256 digest as 64 hexadecimal digits in lower case.
    public let sha256: String
    /// The size in bytes.
    public let size: Int
    /// The media type that the server gave, such as `video/mp4`.
    ///
    /// Not to be trusted: probe the file.
    public let contentType: String?

    /// Makes a description of a file.
    public init(sha256: String, size: Int, contentType: String?) {
        self.sha256 = sha256
        self.size = size
        self.contentType = contentType
    }
}
