import JSON
public import PipelineEngine

/// The presets there are.
public enum Presets {
    /// All of them, those of one kind of stage together.
    public static let all = transcode + thumbnail + extractAudio

    /// Those of a kind of stage.
    public static func of(kind: String) -> [Preset] { all.filter { $0.kind == kind } }

    /// Settings in the order in which they are to be shown.
    static func settings(_ members: KeyValuePairs<String, JSONValue>) -> JSONObject {
        JSONObject(members.map { ($0.key, $0.value) })
    }
}
