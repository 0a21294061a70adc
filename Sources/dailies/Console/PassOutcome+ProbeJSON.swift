import JSON
import MediaProcessing
import MediaTypes
import PipelineStages

extension PassOutcome {
    /// What `dailies probe --json` writes of a file: the fields of Docs/probe.md.
    func probeJSON(file: String) -> JSONObject {
        var line = JSONObject([("file", .string(file))])
        for (name, value) in JSONValue(encoding: source).object?.members ?? [] { line[name] = value }
        guard let found = inspection else { return line }
        line["depth"] = .string(found.depth.rawValue)
        if found.depth >= .packets { line["packets"] = .object(found.packetJSON) }
        line["pictures"] = found.pictures.map { JSONValue(encoding: $0) }
        line["sound"] = found.sound.map { JSONValue(encoding: $0) }
        line["decodeErrors"] = found.decodeErrors.map(JSONValue.int)
        line["firstDecodeError"] = found.firstDecodeError.map(JSONValue.string)
        line["findings"] = JSONValue(encoding: found.findings)
        return line
    }
}

extension Inspection {
    fileprivate var packetJSON: JSONObject {
        var object = JSONObject()
        object["video"] = video.map(\.json)
        object["audio"] = audio.map(\.json)
        object["length"] = length.map { .double($0.value) }
        object["audioStartOffset"] = audioStartOffset.map { .double($0.value) }
        object["audioEndOffset"] = audioEndOffset.map { .double($0.value) }
        return object
    }
}

extension TrackTiming {
    /// Its own fields, and those that follow from them.
    fileprivate var json: JSONValue {
        var object = JSONValue(encoding: self).object ?? JSONObject()
        object["length"] = length.map { .double($0.value) }
        object["isConstantFrameRate"] = isConstantFrameRate.map(JSONValue.bool)
        return .object(object)
    }
}
