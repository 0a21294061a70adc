public import JSON

/// Settings of one kind of stage by a name.
public struct Preset: Hashable, Sendable {
    /// The name that follows `"preset":`.
    public let name: String
    /// The kind of stage that it is for.
    public let kind: String
    /// What it is for, in a sentence.
    public let summary: String
    /// Where its numbers come from.
    public let source: String
    /// The settings by name, as a stage in a pipeline file would have them.
    public let values: JSONObject

    /// Makes a preset.
    public init(name: String, kind: String, summary: String, source: String, values: JSONObject) {
        self.name = name
        self.kind = kind
        self.summary = summary
        self.source = source
        self.values = values
    }
}
