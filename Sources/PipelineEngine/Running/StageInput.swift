public import JSON

/// What a job reads: a result of another job, with the places of its files.
public struct StageInput: Sendable {
    /// A file and where it is.
    public struct File: Hashable, Sendable {
        /// The file.
        public let artifact: Artifact
        /// Its absolute path.
        public let path: String

        /// Makes a file.
        public init(artifact: Artifact, path: String) {
            self.artifact = artifact
            self.path = path
        }
    }

    /// What tells it from others.
    public let identity: String
    /// Its files.
    public let files: [File]
    /// What is known of it: of the one item that is read, if the result was split.
    public let facts: JSONObject

    /// Makes an input.
    public init(identity: String, files: [File], facts: JSONObject) {
        self.identity = identity
        self.files = files
        self.facts = facts
    }
}
