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
    /// The names of presets that are defined wrongly; what names them is no further mistake.
    private var broken: Set<String> = []
    /// Whether presets are defined in a way that can't be read at all.
    var isUnreadable = false

    /// Settings that hold only beside the choice they were made for: a quality beside its codec.
    private let bound: [String: Set<String>]

    /// - Parameters:
    ///   - presets: those that come with the program.
    ///   - bound: the settings that don't hold where a choice beside them, by its name, is another one.
    init(_ presets: [Preset], bound: [String: Set<String>]) {
        self.bound = bound
        builtIn = Dictionary(presets.map { ($0.name, $0) }) { first, _ in first }
    }

    /// The names of the presets for a kind of stage.
    func names(for kind: String) -> [String] {
        builtIn.values.filter { $0.kind == kind }.map(\.name).sorted()
            + own.filter { $0.value.kind == kind }.keys.sorted()
    }

    /// All names.
    var names: [String] { builtIn.keys.sorted() + own.keys.sorted() }

    /// The kind of stage that a preset is for.
    func kind(of name: String) -> String? { own[name]?.kind ?? builtIn[name]?.kind }

    /// Whether a preset comes with the program.
    func isBuiltIn(_ name: String) -> Bool { builtIn[name] != nil }

    /// Whether there may be a preset of this name, of which nothing is known because its definition is wrong.
    func isBroken(_ name: String) -> Bool { broken.contains(name) || isUnreadable }

    /// Notes a preset of the file whose definition is wrong.
    mutating func addBroken(_ name: String) { broken.insert(name) }

    /// Takes in a preset of the file.
    mutating func add(_ name: String, kind: String, _ members: [JSONNode.Member]) {
        own[name] = Own(kind: kind, members: members)
    }

    /// Settings with those of a preset beneath them; what was written stays, objects are merged.
    ///
    /// - Parameters:
    ///   - name: a preset that is there.
    ///   - node: an object.
    ///   - place: where the preset is named: the place of settings that stand in no file.
    ///   - value: what a node comes to once its references are replaced; `nil` if that isn't known yet.
    /// - Returns: the merged object.
    func merged(
        _ name: String, beneath node: JSONNode, at place: Range<JSONPosition>, _ value: (JSONNode) -> JSONValue?
    ) -> JSONNode {
        let members =
            own[name]?.members
            ?? builtIn[name].map { JSONNode(.object($0.values), everywhereAt: place).members ?? [] } ?? []
        return merge(members, beneath: node, value)
    }

    private func merge(
        _ lower: [JSONNode.Member], beneath node: JSONNode, _ value: (JSONNode) -> JSONValue?
    ) -> JSONNode {
        var members = node.members ?? []
        let unheld = lower.filter { choice in
            guard bound[choice.name] != nil, let written = node[choice.name] else { return false }
            return value(written) == nil || value(written) != value(choice.node)
        }.reduce(into: Set<String>()) { $0.formUnion(bound[$1.name] ?? []) }
        for member in lower {
            guard let index = members.firstIndex(where: { $0.name == member.name }) else {
                if !unheld.contains(member.name) { members.append(member) }
                continue
            }
            let upper = members[index]
            guard upper.node.members != nil, let below = member.node.members else { continue }
            members[index] = JSONNode.Member(
                name: upper.name, nameRange: upper.nameRange, node: merge(below, beneath: upper.node, value))
        }
        return JSONNode(.object(members), range: node.range)
    }
}

extension JSONNode {
    /// The same object without a member.
    func without(_ name: String) -> JSONNode {
        JSONNode(.object((members ?? []).filter { $0.name != name }), range: range)
    }

    /// A value whose parts all stand at one place.
    fileprivate init(_ value: JSONValue, everywhereAt place: Range<JSONPosition>) {
        let content: Content =
            switch value {
            case .array(let elements): .array(elements.map { JSONNode($0, everywhereAt: place) })
            case .object(let object):
                .object(
                    object.members.map { name, value in
                        Member(name: name, nameRange: place, node: JSONNode(value, everywhereAt: place))
                    })
            default: .scalar(value)
            }
        self.init(content, range: place)
    }
}
