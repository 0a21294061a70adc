/// What the engine needs of the place where artifacts are kept.
///
/// Methods that throw, or return failures, do so with a ``StageFailure`` whose reason is `storage`, if nothing else is said.
/// They may take long and hold no thread of Swift's shared pool while they do.
public protocol ArtifactStore: Sendable {
    /// Makes an empty folder for the drafts of a job, and returns its path.
    func makeDrafts(for job: JobID) async throws(StageFailure) -> String

    /// Removes drafts folders of jobs with all that is in them; what isn't there is no error.
    func discardDrafts(_ paths: [String]) async

    /// Makes sure that drafts are on disk whole, and digests them; nothing is moved yet.
    func prepare(_ drafts: [DraftArtifact]) async throws(StageFailure) -> [Artifact]

    /// Takes over what jobs made, each job's wholly or not at all.
    ///
    /// A file with the same bytes that is there already stays.
    ///
    /// - Returns: the paths of each job's artifacts in the order in which they are given, or why they can't be had.
    func adopt(_ jobs: [PreparedFiles]) async -> [Result<[String], StageFailure>]

    /// The paths of artifacts' files that are there with the bytes they should have; `nil` for others.
    func locate(_ artifacts: [Artifact]) async -> [String?]

    /// The artifacts that the user's own files are now, or why they can't be read.
    ///
    /// Bytes are read only of files that changed since they were last asked for.
    ///
    /// - Parameters:
    ///   - paths: the files.
    ///   - ifKnown: whether only those are wanted whose bytes need not be read; others are `nil`.
    /// - Returns: the artifacts in the order of the files.
    func register(userFiles paths: [String], ifKnown: Bool) async -> [Result<Artifact, StageFailure>?]

    /// Puts artifacts where the user asked for them, each whole or not at all.
    ///
    /// - Returns: of each, `false` if a file with these bytes was there already, or why it can't be put there.
    func publish(_ files: [PublishingFile]) async -> [Result<Bool, StageFailure>]

    /// The disks of drafts and artifacts, and of the folder that is published in; `nil` where that isn't known.
    func disks(output: String?) -> (state: Disk?, output: Disk?)

    /// Keeps what is left of work that failed again and again, with a text that says what is known of it.
    ///
    /// - Returns: the folder in which it is kept; `nil` if it could not be kept.
    func keepEvidence(of fingerprint: ContentDigest, drafts: String?, report: String) async -> String?
}

/// The files of a job that are ready to be taken over by the store.
public struct PreparedFiles: Sendable {
    /// The artifacts.
    public let artifacts: [Artifact]
    /// Where they are for now, in the same order.
    public let drafts: [DraftArtifact]
    /// The user's own files that the job read: if they are not what they were, nobody knows what was read.
    public let read: [StageInput.File]

    /// Makes the files of a job.
    public init(artifacts: [Artifact], drafts: [DraftArtifact], read: [StageInput.File] = []) {
        self.artifacts = artifacts
        self.drafts = drafts
        self.read = read
    }
}

/// An artifact that is to be published.
public struct PublishingFile: Hashable, Sendable {
    /// The artifact.
    public let artifact: Artifact
    /// Where it is to be put.
    public let path: String

    /// Makes a file.
    public init(_ artifact: Artifact, to path: String) {
        self.artifact = artifact
        self.path = path
    }
}
