public import MediaTypes

/// What became of an output of a pass.
public struct PassOutcome: Hashable, Sendable, Codable {
    /// A file that was made and checked.
    public struct File: Hashable, Sendable, Codable {
        /// Its name, with its extension.
        public var name: String
        /// Its path.
        public var path: String
        /// What it is, found out by opening it again.
        public var media: MediaInfo
        /// How many video frames were decoded from it when it was checked.
        public var videoFrames: Int?
        /// How many samples a channel were decoded from it when it was checked.
        public var audioSamples: Int?
        /// Its codecs as a browser is told of them, by RFC 6381, such as `avc1.64001F, mp4a.40.2`; `nil` where one has no
        /// such name.
        public var codecs: String?

        /// Makes a file.
        public init(name: String, path: String, media: MediaInfo) {
            self.name = name
            self.path = path
            self.media = media
        }
    }

    /// The files, in the order in which they were asked for.
    public var files: [File] = []
    /// The source's facts.
    public var source: MediaInfo
    /// How many frames of the source were decoded, where it was decoded.
    public var decodedFrames: Int?
    /// What was found out about the source beyond its facts, where it was probed.
    public var inspection: Inspection?
    /// What a person may want to know: what was copied or encoded and why.
    public var notes: [String] = []
    /// What a person should know: what of the source was lost, or is not what it was.
    public var losses: [String] = []

    /// Makes an outcome without files.
    public init(source: MediaInfo) { self.source = source }
}
