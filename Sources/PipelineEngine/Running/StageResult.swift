public import JSON

/// What a job made: its artifacts, the items it split into, and facts.
///
/// Committed whole or not at all.
public struct StageResult: Hashable, Sendable {
    /// One of the items that a job made, for a stage that makes several of one.
    public struct ItemResult: Hashable, Sendable {
        /// What tells it from every other item ever made; enters the fingerprints of the jobs that read it.
        public let identity: String
        /// What is known of it.
        public let facts: JSONObject

        /// Makes an item.
        public init(identity: String, facts: JSONObject) {
            self.identity = identity
            self.facts = facts
        }
    }

    /// The files, in a stable order.
    public let artifacts: [Artifact]
    /// The items, for a stage that makes several of one.
    public let items: [ItemResult]
    /// What is known of the result as a whole.
    public let facts: JSONObject

    /// Makes a result.
    public init(artifacts: [Artifact] = [], items: [ItemResult] = [], facts: JSONObject = JSONObject()) {
        self.artifacts = artifacts
        self.items = items
        self.facts = facts
    }

    /// What tells the result, or one of its items, from others: the content of its files, else the item's identity,
    /// else its facts.
    public func identity(ofItem index: Int?) -> String {
        if let index, items.indices.contains(index) { return items[index].identity }
        if artifacts.count == 1 { return artifacts[0].digest.hex }
        guard !artifacts.isEmpty else { return ContentDigest(of: JSONValue.object(facts)).hex }
        return ContentDigest(of: artifacts.map { "\($0.name)=\($0.digest.hex)" }.joined(separator: "\n")).hex
    }
}

/// What a job made before it is committed.
public struct StageDraft: Sendable {
    /// The files.
    public let artifacts: [DraftArtifact]
    /// The items, for a stage that makes several of one.
    public let items: [StageResult.ItemResult]
    /// What is known of the result as a whole.
    public let facts: JSONObject

    /// Makes a draft.
    public init(artifacts: [DraftArtifact] = [], items: [StageResult.ItemResult] = [], facts: JSONObject = JSONObject())
    {
        self.artifacts = artifacts
        self.items = items
        self.facts = facts
    }
}
