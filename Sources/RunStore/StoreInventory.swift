public import PipelineEngine

/// What a store has, and what of it was used when and for what.
public struct StoreInventory: Sendable {
    /// A file of the store.
    public struct File: Hashable, Sendable {
        /// The digest that its name says it has.
        public let digest: ContentDigest
        /// Its path.
        public let path: String
        /// Its size in bytes.
        public let size: Int

        /// Makes a file.
        public init(digest: ContentDigest, path: String, size: Int) {
            self.digest = digest
            self.path = path
            self.size = size
        }
    }

    /// A result that the journal has.
    public struct Result: Hashable, Sendable {
        /// The fingerprint it is found by.
        public let fingerprint: String
        /// The kind of the stage that made it.
        public let kind: String
        /// The digests of its files.
        public let digests: Set<ContentDigest>
        /// When it was made or found last, in seconds since 1970.
        public let lastUse: Double
        /// Whether one of the runs used it that are to be kept.
        public let isKept: Bool

        /// Makes a result.
        public init(
            fingerprint: String, kind: String, digests: Set<ContentDigest>, lastUse: Double, isKept: Bool
        ) {
            self.fingerprint = fingerprint
            self.kind = kind
            self.digests = digests
            self.lastUse = lastUse
            self.isKept = isKept
        }
    }

    /// The files.
    public let files: [File]
    /// The results.
    public let results: [Result]
    /// The digests of clips that were bought, as the ledger knows them.
    public let clips: Set<ContentDigest>
    /// The runs that are older than those to be kept.
    public let oldRuns: [Int64]

    /// Makes an inventory.
    public init(files: [File], results: [Result], clips: Set<ContentDigest>, oldRuns: [Int64]) {
        self.files = files
        self.results = results
        self.clips = clips
        self.oldRuns = oldRuns
    }
}
