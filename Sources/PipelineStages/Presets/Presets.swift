public import JSON
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

extension Preset {
    /// The settings that hold beside those that are written in a stage.
    ///
    /// A quality, a speed and a bit rate are one codec's or format's, and don't hold where another one is written: it
    /// has its own. Which settings of the two go on is not decided here.
    public func values(beside written: JSONValue) -> JSONObject { Self.held(values, beside: written) }

    private static func held(_ values: JSONObject, beside written: JSONValue) -> JSONObject {
        let isOther = ["codec", "format"].contains { name in
            written[name].map { $0 != values[name] } ?? false && values[name] != nil
        }
        let members = values.members.filter {
            !isOther || !["crf", "speed", "maxBitRate", "bitRate"].contains($0.name)
        }
        return JSONObject(
            members.map { name, value in
                guard let object = value.object, let inner = written[name] else { return (name, value) }
                return (name, .object(held(object, beside: inner)))
            })
    }
}
