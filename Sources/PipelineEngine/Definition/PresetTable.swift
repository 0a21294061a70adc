import JSON

/// The presets that the stages of a file may name: those that come with the program, and the file's own.
struct PresetTable: Sendable {
    /// A preset of the file, with what it extends in place.
    private struct Own {
        let kind: String
        let members: [JSONNode.Member]
    }

    private let builtIn: [String: Preset]
    private var own: [String: Own] = [:]

    init(_ presets: [Preset]) {
        builtIn = Dictionary(presets.map { ($0.name, $0) }) { first, _ in first }
    }

    /// The names of the presets for a kind of stage.
    func names(for kind: String) -> [String] {
        builtIn.values.filter { $0.kind == kind }.map(\.name).sorted() + own.filter { $0.value.kind == kind }.keys.sorted()
    }

    /// All names.
    var names: [String] { builtIn.keys.sorted() + own.keys.sorted() }

    /// The kind of stage that a preset is for.
    func kind(of name: String) -> String? { own[name]?.kind ?? builtIn[name]?.kind }

    /// Whether a preset comes with the program.
    func isBuiltIn(_ name: String) -> Bool { builtIn[name] != nil }

    /// Takes in a preset of the file.
    mutating func add(_ name: String, kind: String, _ members: [JSONNode.Member]) {
        own[name] = Own(kind: kind, members: members)
    }

    /// Settings with those of a preset beneath them; what was written stays, objects are merged.
    ///
    /// - Parameters:
    ///   - name: a preset that is there.
    ///   - node: an object.
    ///   - position: where the preset is named: the place of settings that stand in no file.
    /// - Returns: the merged object.
    func merged(_ name: String, beneath node: JSONNode, at position: JSONPosition) -> JSONNode {
        let members =
            own[name]?.members
            ?? builtIn[name].map { JSONNode(.object($0.values), everywhereAt: position).members ?? [] } ?? []
        return Self.merge(members, beneath: node)
    }

    private static func merge(_ lower: [JSONNode.Member], beneath node: JSONNode) -> JSONNode {
        var members = node.members ?? []
        for member in lower {
            guard let index = members.firstIndex(where: { $0.name == member.name }) else {
                members.append(member)
                continue
            }
            let upper = members[index]
            guard upper.node.members != nil, let below = member.node.members else { continue }
            members[index] = JSONNode.Member(
                name: upper.name, position: upper.position, node: merge(below, beneath: upper.node))
        }
        return JSONNode(.object(members), at: node.position)
    }
}

extension JSONNode {
    /// The same object without a member.
    func without(_ name: String) -> JSONNode {
        JSONNode(.object((members ?? []).filter { $0.name != name }), at: position)
    }

    /// A value whose parts all stand at one place.
    fileprivate init(_ value: JSONValue, everywhereAt position: JSONPosition) {
        let content: Content =
            switch value {
            case .array(let elements): .array(elements.map { JSONNode($0, everywhereAt: position) })
            case .object(let object):
                .object(
                    object.members.map { name, value in
                        Member(name: name, position: position, node: JSONNode(value, everywhereAt: position))
                    })
            default: .scalar(value)
            }
        self.init(content, at: position)
    }
}
