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
    /// What it is called elsewhere; in a pipeline file these are mistakes.
    private var otherNames: Set<String> = []
    /// Names of members of its value, which the field itself takes as it is.
    private var memberNames: Set<String> = []
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

    /// The same field, which is suggested where one of these other names is written.
    public func alsoCalled(_ names: String...) -> Field {
        var field = self
        field.otherNames.formUnion(names)
        return field
    }

    /// The same field, whose value is an object with members of these names.
    public func holding(_ names: String...) -> Field {
        var field = self
        field.memberNames.formUnion(names)
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
            return context.report(
                "must be an object, not \(FieldContext.kind(of: node.value))\(advice(fields, node.value))",
                at: node.position)
        }
        for member in members where !reserved.contains(member.name) {
            // By index: a field is costly to copy, and rows by the thousand are read so.
            guard let index = fields.indices.first(where: { fields[$0].name == member.name }) else {
                reportUnknown(member, fields, reserved, called: what, in: owner, &context)
                continue
            }
            context.within(member.name) { fields[index].assign(&owner, member.node, &$0) }
        }
        guard !context.isPartial else { return }
        for index in fields.indices where fields[index].isRequired {
            let name = fields[index].name
            guard !context.wasMeant(name), node[name] == nil else { continue }
            context.report("\(what) needs the key '\(name)'", at: node.position)
        }
    }

    /// How a word that stands for a whole object is written, if one of the object's fields takes it.
    private static func advice(_ fields: [Field], _ value: JSONValue) -> String {
        guard value.string != nil,
            let field = fields.first(where: { !$0.shape.vocabulary.isEmpty && $0.shape.accepts(value) })
        else { return "" }
        return "; write { \"\(field.name)\": \(JSONWriter.write(value)) }"
    }

    private static func reportUnknown(
        _ member: JSONNode.Member, _ fields: [Field], _ reserved: [String], called what: String, in owner: Owner,
        _ context: inout FieldContext
    ) {
        let other = fields.first { $0.otherNames.contains(member.name) }?.name
        let engine = EngineKeys.otherNames[member.name].flatMap { reserved.contains($0) ? $0 : nil }
        if let meant = other ?? engine {
            return context.reportKey(member, of: what, meaning: meant)
        }
        let holders = fields.filter { $0.memberNames.contains(member.name) }.map(\.name)
        for name in holders { context.note(meant: name) }
        let places = holders + fields.flatMap { $0.description(in: owner).places(of: member.name) }
        guard !places.isEmpty else {
            return context.reportUnknownKey(member, of: what, among: fields.map(\.name) + reserved)
        }
        let home = places.map { "'\($0)'" }.joined(separator: " or ")
        context.within(member.name) {
            $0.report("\(what) has no key '\(member.name)'; it belongs in \(home)", at: member.position)
        }
    }
}

extension FieldDescription {
    /// The fields in this one, by their paths, that have a field of a name.
    fileprivate func places(of wanted: String) -> [String] {
        let inner = parts.flatMap { part in part.places(of: wanted).map { "\(name).\($0)" } }
        return (parts.contains { $0.name == wanted } ? [name] : []) + inner
    }
}

extension FieldContext {
    /// Reports a key that nothing has, with the one that was probably meant.
    mutating func reportUnknownKey(_ member: JSONNode.Member, of what: String, among known: [String]) {
        reportKey(member, of: what, meaning: NearestName.find(member.name, among: known))
    }

    /// Reports a key that nothing has; what was meant by it isn't missing besides.
    mutating func reportKey(_ member: JSONNode.Member, of what: String, meaning meant: String?) {
        within(member.name) {
            $0.report("\(what) has no key '\(member.name)'", at: member.position, suggestion: meant)
        }
        if let meant { note(meant: meant) }
    }

    /// What a value is, in the words of an error.
    static func kind(of value: JSONValue) -> String { value.bool == nil ? value.kind : short(value) }
}
