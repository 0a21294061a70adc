public import JSON

/// One setting of a stage: its name in the file, its property, what it accepts, and a sentence about it.
///
/// Decoding, validation and the printed reference all come from this one declaration. A property's default is the
/// value it has in a new `Owner`.
public struct Field<Owner: Sendable>: Sendable {
    /// The name in the file.
    public let name: String
    /// What it is for, in a sentence.
    public let summary: String
    /// What it accepts.
    public let shape: FieldShape
    /// Whether it has to be there.
    public private(set) var isRequired = false
    private let assign: @Sendable (inout Owner, JSONNode, inout FieldContext) -> Void

    init(
        _ name: String, _ shape: FieldShape, _ summary: String,
        assign: @escaping @Sendable (inout Owner, JSONNode, inout FieldContext) -> Void
    ) {
        self.name = name
        self.shape = shape
        self.summary = summary
        self.assign = assign
    }

    /// The same field, which now has to be there.
    public var required: Field {
        var field = self
        field.isRequired = true
        return field
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
        let known = fields.map(\.name) + reserved
        for member in members where !reserved.contains(member.name) {
            context.within(member.name) { context in
                guard let field = fields.first(where: { $0.name == member.name }) else {
                    return context.reportUnknown(
                        "\(what) has no key '\(member.name)'", name: member.name, among: known, at: member.position)
                }
                field.assign(&owner, member.node, &context)
            }
        }
        for field in fields where field.isRequired && !members.contains(where: { $0.name == field.name }) {
            context.report("\(what) needs the key '\(field.name)'", at: node.position)
        }
    }
}
