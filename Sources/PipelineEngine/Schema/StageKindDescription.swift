/// What there is to know of a kind of stage without one of its stages: what the schema, the reference and the
/// completion print.
public struct StageKindDescription: Hashable, Sendable {
    /// The word that follows `"stage":`.
    public let name: String
    /// What it is for, in a sentence.
    public let summary: String
    /// How items pass through it.
    public let flow: StageFlow
    /// Whether its artifacts are published.
    public let publishes: Bool
    /// The kinds whose results it can read.
    public let reads: [String]
    /// What it makes, in words: `images`.
    public let makes: String
    /// Its settings in the order of the reference, without the engine's keys.
    public let fields: [FieldDescription]

    /// Describes a kind of stage.
    public init(
        name: String, summary: String, flow: StageFlow, publishes: Bool, reads: [String], makes: String,
        fields: [FieldDescription]
    ) {
        self.name = name
        self.summary = summary
        self.flow = flow
        self.publishes = publishes
        self.reads = reads
        self.makes = makes
        self.fields = fields
    }

    /// The engine's keys that a stage of this kind may have.
    public var engineKeys: [FieldDescription] {
        EngineKeys.descriptions(kinds: [name], flow: flow, publishes: publishes)
    }
}
