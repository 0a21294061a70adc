public import JSON

/// Settings of a stage by one name.
public struct Preset: Hashable, Sendable {
    /// The word that follows `"preset":`.
    public let name: String
    /// The kind of stage it is for.
    public let kind: String
    /// What it makes, in a sentence.
    public let summary: String
    /// Where its numbers come from.
    public let source: String
    /// The settings, as they would be written in the stage.
    public let values: JSONObject

    /// Makes a preset.
    public init(_ name: String, kind: String, summary: String, source: String, values: JSONObject) {
        self.name = name
        self.kind = kind
        self.summary = summary
        self.source = source
        self.values = values
    }
}
