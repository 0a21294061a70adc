public import JSON

/// One setting of a stage: its name in the file, its property, what it accepts, and a sentence about it.
///
/// Decoding, validation, the schema and the printed reference all come from this one declaration. A property's default
/// is the value it has in a new `Owner`.
public struct Field<Owner: Sendable>: Sendable {
    /// The name in the file.
    public let name: String
    /// What it is for, in a sentence.
    public let summary: String
    /// What it accepts.
    public let shape: FieldShape
    /// Whether it has to be there.
    public private(set) var isRequired = false
    private let current: @Sendable (Owner) -> JSONValue?
    private let parts: @Sendable (Owner) -> [FieldDescription]
    private let assign: @Sendable (inout Owner, JSONNode, inout FieldContext) -> Void

    init(
        _ name: String, _ shape: FieldShape, _ summary: String,
        current: @escaping @Sendable (Owner) -> JSONValue? = { _ in nil },
        parts: @escaping @Sendable (Owner) -> [FieldDescription] = { _ in [] },
        assign: @escaping @Sendable (inout Owner, JSONNode, inout FieldContext) -> Void
    ) {
        self.name = name
        self.shape = shape
        self.summary = summary
        self.current = current
        self.parts = parts
        self.assign = assign
    }

    /// The same field, which now has to be there.
    public var required: Field {
        var field = self
        field.isRequired = true
        return field
    }

    /// What there is to know of the field; its default is the value that it has in `owner`.
    public func description(in owner: Owner) -> FieldDescription {
        FieldDescription(
            name: name, summary: summary, shape: shape, isRequired: isRequired,
            defaultValue: isRequired ? nil : current(owner), parts: parts(owner))
    }

    /// Reads the members of an object into `owner`, and reports all that is wrong.
    ///
    /// Members named in `reserved` are left alone; every other member that no field names is an issue.
    public static func read(
        _ fields: [Field], from node: JSONNode, reserved: [String] = [], called what: String,
        into owner: inout Owner, _ context: inout FieldContext
    ) {
        guard let members = node.members else {
            return context.report("must be an object, not \(node.value.kind)", at: node.position)
        }
        var misspelt: Set<String> = []
        for member in members where !reserved.contains(member.name) {
            // By index: a field is costly to copy, and rows by the thousand are read so.
            guard let index = fields.indices.first(where: { fields[$0].name == member.name }) else {
                let meant = context.reportUnknownKey(member, of: what, among: fields.map(\.name) + reserved)
                if let meant { misspelt.insert(meant) }
                continue
            }
            context.within(member.name) { fields[index].assign(&owner, member.node, &$0) }
        }
        guard !context.isPartial else { return }
        for index in fields.indices where fields[index].isRequired {
            let name = fields[index].name
            guard !misspelt.contains(name), node[name] == nil else { continue }
            context.report("\(what) needs the key '\(name)'", at: node.position)
        }
    }
}

extension FieldContext {
    /// Reports a key that nothing has, and returns the one that was probably meant.
    mutating func reportUnknownKey(_ member: JSONNode.Member, of what: String, among known: [String]) -> String? {
        let meant = NearestName.find(member.name, among: known)
        within(member.name) {
            $0.report("\(what) has no key '\(member.name)'", at: member.position, suggestion: meant)
        }
        return meant
    }
}
