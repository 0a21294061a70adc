import Foundation
public import JSON
import MediaTypes

extension JSONValue {
    /// The JSON form of a value of this program's own types.
    public init(encoding value: some Encodable) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(value), let node = try? JSONReader.read(Array(data)) else {
            preconditionFailure("\(type(of: value)) has no JSON form")
        }
        self = node.value
    }

    /// The members of an object, without the name and path of a file, which are nobody's facts.
    var facts: JSONObject {
        var facts = object ?? JSONObject()
        facts["path"] = nil
        facts["name"] = nil
        return facts
    }

    /// Every value without parts by its path, such as `video.crf`: what a person compares.
    ///
    /// Two values that differ anywhere differ here: an empty object or list is a value without parts too.
    var flattened: [(name: String, value: String)] {
        switch self {
        case .object(let object) where !object.isEmpty:
            object.members.flatMap { name, value in value.flattened.map { (Self.join(name, $0.name), $0.value) } }
        case .array(let elements) where !elements.isEmpty:
            elements.enumerated().flatMap { index, value in
                value.flattened.map { (Self.join(String(index), $0.name), $0.value) }
            }
        default: [("", string ?? JSONWriter.write(self, .canonical))]
        }
    }

    private static func join(_ step: String, _ rest: String) -> String { rest.isEmpty ? step : "\(step).\(rest)" }
}

extension MediaInfo {
    /// What a file is, as a result tells it; `nil` if it doesn't.
    init?(facts: JSONValue) {
        guard let info = try? JSONDecoder().decode(MediaInfo.self, from: Data(JSONWriter.write(facts).utf8)) else {
            return nil
        }
        self = info
    }
}
