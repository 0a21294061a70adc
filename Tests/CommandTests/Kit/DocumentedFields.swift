import Foundation
import JSON

/// The tables of a page in `Docs/`: what fields an object has, and of what type.
struct DocumentedFields {
    /// A field.
    struct Field: Hashable {
        let name: String
        let type: String
        let isAlwaysThere: Bool
    }

    /// The fields of an object by the object's name.
    private(set) var objects: [String: [Field]] = [:]
    /// The rows of other tables: the cells by the first.
    private(set) var rows: [String: [String]] = [:]

    init(_ page: String) throws {
        let text = try String(contentsOf: Command.root.appending(path: "Docs/\(page)"), encoding: .utf8)
        var object: String?
        for line in text.split(separator: "\n") {
            if line.hasPrefix("#") { object = nil }
            if let heading = line.wholeMatch(of: /### `(.+)`/) { object = String(heading.1) }
            guard line.hasPrefix("| `") else { continue }
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            let name = cells[0].trimmingCharacters(in: CharacterSet(charactersIn: "`"))
            if let object {
                objects[object, default: []].append(
                    Field(name: name, type: cells[1], isAlwaysThere: cells[2] == "always"))
            } else {
                rows[name] = cells
            }
        }
    }

    /// What is wrong with an object that should be as the page says.
    func problems(with value: JSONValue, as object: String) -> [String] {
        guard let fields = objects[object], let members = value.object else { return ["\(object): not documented"] }
        let unknown = Set(members.names).subtracting(fields.map(\.name)).sorted().map {
            "\(object).\($0): not documented"
        }
        return unknown
            + fields.flatMap { field in
                guard let member = members[field.name] else {
                    return field.isAlwaysThere ? ["\(object).\(field.name): not there"] : []
                }
                return problems(with: member, of: field.type, at: "\(object).\(field.name)")
            }
    }

    /// Adds the fields that an object has to those that were seen, by the object's name, and those of all that is in it.
    func note(_ value: JSONValue, as object: String, in seen: inout [String: Set<String>]) {
        for element in value.array ?? [value] {
            seen[object, default: []].formUnion(element.object?.names ?? [])
            for field in objects[object] ?? [] {
                guard let member = element[field.name], let part = self.object(of: field.type) else { continue }
                note(member, as: part, in: &seen)
            }
        }
    }

    /// The documented fields that were not seen, such as `video.rotation`.
    func unseen(in seen: [String: Set<String>]) -> [String] {
        objects.flatMap { object, fields in
            fields.filter { seen[object]?.contains($0.name) != true }.map { "\(object).\($0.name)" }
        }.sorted()
    }

    /// The object that a type names, or is a list of; `nil` for a type without fields.
    private func object(of type: String) -> String? {
        let words = type.replacing(" or null", with: "").replacing("list of ", with: "")
        return [words, words + "s"].first { objects[$0] != nil }
    }

    private func problems(with value: JSONValue, of type: String, at place: String) -> [String] {
        if type.hasSuffix(" or null") {
            return value == .null ? [] : problems(with: value, of: String(type.dropLast(8)), at: place)
        }
        if type.hasPrefix("list of ") {
            guard let elements = value.array else { return ["\(place): no list"] }
            let words = String(type.dropFirst(8))
            let element = objects[words] == nil ? String(words.dropLast()) : words
            return elements.flatMap { problems(with: $0, of: element, at: place) }
        }
        let fits =
            switch type {
            case "text": value.string != nil
            case "whole number": value.int != nil
            case "number": value.number != nil
            case "true or false": value.bool != nil
            case "true": value == true
            case "object": value.object != nil
            case "job": value.object?.names == ["stage", "item"]
            case "artifact": value.object?.names == ["name", "digest", "size", "facts"]
            default: false
            }
        if fits { return [] }
        return objects[type] != nil || objects[type + "s"] != nil
            ? problems(with: value, as: objects[type] != nil ? type : type + "s") : ["\(place): is no \(type)"]
    }
}
