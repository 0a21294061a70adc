import JSON

/// The names that the texts of a value refer to with `${…}`, wherever in it they stand.
struct References: Sendable {
    private(set) var names: Set<String> = []

    init() {}

    init(in node: JSONNode) { collect(node) }

    func contains(where fits: (String) -> Bool) -> Bool { names.contains(where: fits) }

    private mutating func collect(_ node: JSONNode) {
        switch node.content {
        case .scalar(.string(let text)):
            for case .reference(let name) in Template(text)?.parts ?? [] { names.insert(name) }
        case .scalar: break
        case .array(let elements): for element in elements { collect(element) }
        case .object(let members): for member in members { collect(member.node) }
        }
    }
}
