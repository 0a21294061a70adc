/// One file at a time.
extension ArtifactStore {
    /// The path of an artifact's file if it is there with the bytes it should have, else `nil`.
    public func locate(_ artifact: Artifact) async -> String? { await locate([artifact]).first ?? nil }

    /// The artifact that a user's own file is now.
    ///
    /// - Throws: ``StageFailure`` if it can't be read.
    public func register(userFile path: String) async throws(StageFailure) -> Artifact {
        guard let found = await register(userFiles: [path], ifKnown: false).first ?? nil else {
            throw StageFailure(.defect, "nothing was found out about \(path)")
        }
        return try found.get()
    }
}
