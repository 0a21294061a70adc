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
            guard text.utf8.contains(UInt8(ascii: "$")) else { return }
            guard let template = Template(text) else { return names.formUnion(Self.begun(in: text)) }
            for case .reference(let name) in template.parts { names.insert(name) }
        case .scalar: break
        case .array(let elements): for element in elements { collect(element) }
        case .object(let members): for member in members { collect(member.node) }
        }
    }

    /// What references seem to name of which one isn't closed.
    private static func begun(in text: String) -> [String] {
        text.split(separator: "${", omittingEmptySubsequences: false).dropFirst().map { rest in
            String(rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" || $0 == "." })
        }
    }
}
