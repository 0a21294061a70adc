/// What the engine needs of the place where artifacts are kept.
///
/// Methods that throw throw a ``StageFailure`` whose reason is `storage`.
public protocol ArtifactStore: Sendable {
    /// Makes an empty folder for the drafts of a job, and returns its path.
    func makeDrafts(for job: JobID) async throws(StageFailure) -> String

    /// Removes the drafts folder of a job with all that is in it; what isn't there is no error.
    func discardDrafts(_ path: String) async

    /// Makes sure that drafts are on disk whole, and digests them; nothing is moved yet.
    func prepare(_ draft: DraftArtifact) async throws(StageFailure) -> Artifact

    /// Takes over a draft that was prepared. A file with these bytes that is there already stays.
    func adopt(_ artifact: Artifact, from draft: DraftArtifact) async throws(StageFailure)

    /// The path of an artifact's file if it is there with the bytes it should have, else `nil`.
    func locate(_ artifact: Artifact) async -> String?

    /// The artifact that a user's own file is now. Bytes are read only if the file changed since it was last asked for.
    func register(userFile path: String) async throws(StageFailure) -> Artifact

    /// Puts an artifact where the user asked for it, whole or not at all.
    ///
    /// - Returns: `false` if a file with these bytes was there already.
    func publish(_ artifact: Artifact, to path: String) async throws(StageFailure) -> Bool
}
