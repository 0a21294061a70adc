import JSON
import PipelineEngine
public import RunStore

/// Clips that were fetched before.
///
/// What the bytes of a clip are stands in the ledger, beside the purchase, so that a clip whose address has expired isn't
/// lost with the journal: as long as the store has its file, nothing is fetched.
public struct ClipShelf: Sendable {
    private let ledger: PurchaseStore
    private let store: ContentStore

    /// Makes a shelf of what a state folder has.
    public init(_ state: StateFolder) {
        ledger = state.purchases
        store = state.store
    }

    /// Puts the file of a clip at a path where nothing is yet.
    ///
    /// - Parameters:
    ///   - clip: the clip's facts, as the stage that bought it gives them.
    ///   - path: the path.
    /// - Returns: `false` if there is no such file, and it is to be fetched.
    /// - Throws: ``StageFailure`` if the ledger can't be read.
    func take(_ clip: JSONObject, to path: String) async throws(StageFailure) -> Bool {
        guard let (task, index) = Self.place(of: clip), let digest = try await ledger.clip(index, of: task) else {
            return false
        }
        return await store.link(digest, to: path)
    }

    /// Writes down what a clip's bytes are.
    ///
    /// - Throws: ``StageFailure`` if the ledger can't be written.
    func put(_ clip: JSONObject, sha256 digest: String) async throws(StageFailure) {
        guard let (task, index) = Self.place(of: clip), let digest = ContentDigest(hex: digest) else { return }
        try await ledger.note(digest, ofClip: index, of: task)
    }

    private static func place(of clip: JSONObject) -> (task: String, index: Int)? {
        guard let task = clip["taskUUID"]?.string, let index = clip["index"]?.int else { return nil }
        return (task, index)
    }
}
