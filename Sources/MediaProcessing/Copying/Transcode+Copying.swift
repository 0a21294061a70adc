extension Transcode {
    /// Whether a stream of the source is copied as it is, rather than decoded and encoded again.
    public enum Copying: String, CaseIterable, Hashable, Sendable, Codable {
        /// It is encoded.
        case never
        /// It is copied where it is already what is asked for, and encoded where not.
        case whenRight
        /// It is copied whatever it is; where that can't be, there is an error.
        case always
    }

    /// What becomes of a source's tags: title, place, time, prompts, programs.
    ///
    /// Language, and which stream is the one to choose, are kept always.
    public enum TagHandling: String, CaseIterable, Hashable, Sendable, Codable {
        /// They are left out.
        case strip
        /// They are kept, as far as the container has room for them.
        case keep
    }

    /// What becomes of a source's content credentials, which are signed and hold for the very bytes of its file.
    public enum ProvenanceHandling: String, CaseIterable, Hashable, Sendable, Codable {
        /// They are left out, and that is said.
        case strip
        /// The file is handed on as it is; where something has to be changed there is an error.
        case keep
    }

    /// Whether something may be copied.
    public var mayCopy: Bool { video.copy != .never || (audio.map { $0.copy != .never } ?? false) }
}
