public import JSON

/// A file that a job made, by its content.
public struct Artifact: Hashable, Sendable {
    /// Its name within the result, with its extension: `1280.webp`.
    public let name: String
    /// The digest of its bytes.
    public let digest: ContentDigest
    /// Its size in bytes.
    public let size: Int
    /// What is known of it, in the words of the stage that made it.
    public let facts: JSONObject

    /// Makes an artifact.
    public init(name: String, digest: ContentDigest, size: Int, facts: JSONObject = JSONObject()) {
        self.name = name
        self.digest = digest
        self.size = size
        self.facts = facts
    }

    /// The extension of its name, without the dot; empty if it has none.
    public var fileExtension: String {
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
        return String(name[name.index(after: dot)...])
    }
}

/// A file that a job made and that isn't committed yet.
public struct DraftArtifact: Hashable, Sendable {
    /// Where the file is for now.
    public enum Place: Hashable, Sendable {
        /// In the job's drafts folder; the store takes it over.
        case draft(path: String)
        /// It is the user's own file; it stays where it is and is never written to.
        case userFile(path: String)
    }

    /// Its name within the result, with its extension.
    public let name: String
    /// Where it is.
    public let place: Place
    /// What is known of it.
    public let facts: JSONObject

    /// Makes a draft.
    public init(name: String, place: Place, facts: JSONObject = JSONObject()) {
        self.name = name
        self.place = place
        self.facts = facts
    }
}
