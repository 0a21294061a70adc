public import PipelineEngine

extension Stage {
    /// What there is to know of each kind, in the order in which a pipeline uses them.
    public static var descriptions: [StageKindDescription] { all.map(\.plain.description) }

    /// The JSON Schema of pipeline files.
    public static var schema: PipelineSchema {
        PipelineSchema(kinds: descriptions, presets: presets, facts: conditionFacts)
    }
}

extension StageDefinition {
    /// What there is to know of the kind; defaults are those of this stage.
    fileprivate var description: StageKindDescription {
        StageKindDescription(
            name: Self.kind, summary: Self.summary, flow: flow, publishes: publishes, reads: reads, makes: makes.words,
            fields: Self.fields.map { $0.description(in: self) })
    }

    private var reads: [String] {
        switch flow {
        case .finds, .makes: []
        case .each, .gates: Stage.all.filter { objection(toReading: $0.plain) == nil }.map(\.name)
        }
    }
}

extension StageProduct {
    /// What is made, as in "makes images".
    fileprivate var words: String {
        switch self {
        case .generation: "the promise of clips, for download to fetch"
        case .media: "video or audio"
        case .images: "images"
        }
    }
}
