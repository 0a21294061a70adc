public import JSON

/// A key path that may be kept in a constant shared by tasks.
public typealias FieldPath<Owner, Value> = any WritableKeyPath<Owner, Value> & Sendable

extension Field {
    /// A field that holds any value its shape accepts; `convert` makes it the property's.
    ///
    /// `convert` is called only with accepted values. `nil` from it is reported as not accepted. `describe` gives the
    /// JSON form of the property's default.
    public static func value<Value: Sendable>(
        _ name: String, _ path: FieldPath<Owner, Value>, _ shape: FieldShape, _ summary: String,
        describe: @escaping @Sendable (Value) -> JSONValue? = { JSONValue.describing($0) },
        convert: @escaping @Sendable (JSONValue) -> Value?
    ) -> Field {
        Field(name, shape, summary, current: { describe($0[keyPath: path]) }) { owner, node, context in
            guard let value = context.accept(node, shape) else { return }
            guard let converted = convert(value) else { return context.reportRefused(node, value, shape) }
            owner[keyPath: path] = converted
        }
    }

    /// A field that holds a whole number.
    public static func integer(
        _ name: String, _ path: FieldPath<Owner, Int>, in range: ClosedRange<Int>, _ summary: String
    ) -> Field { value(name, path, .integer(range), summary) { $0.int } }

    /// A field that may hold a whole number.
    public static func integer(
        _ name: String, _ path: FieldPath<Owner, Int?>, in range: ClosedRange<Int>, _ summary: String
    ) -> Field { value(name, path, .integer(range), summary) { .some($0.int) } }

    /// A field that may hold a number.
    public static func number(
        _ name: String, _ path: FieldPath<Owner, Double?>, in range: ClosedRange<Double>, _ summary: String
    ) -> Field { value(name, path, .number(range), summary) { .some($0.number?.double) } }

    /// A field that holds `true` or `false`.
    public static func boolean(_ name: String, _ path: FieldPath<Owner, Bool>, _ summary: String) -> Field {
        value(name, path, .boolean, summary) { $0.bool }
    }

    /// A field that may hold text.
    public static func text(_ name: String, _ path: FieldPath<Owner, String?>, _ summary: String) -> Field {
        value(name, path, .text, summary) { .some($0.string) }
    }

    /// A field that holds one of a few words.
    public static func choice<Choice: RawRepresentable & CaseIterable & Sendable>(
        _ name: String, _ path: FieldPath<Owner, Choice>, _ summary: String
    ) -> Field where Choice.RawValue == String {
        value(name, path, .choice(of: Choice.self), summary) { $0.string.flatMap(Choice.init) }
    }

    /// A field that may hold one of a few words.
    public static func choice<Choice: RawRepresentable & CaseIterable & Sendable>(
        _ name: String, _ path: FieldPath<Owner, Choice?>, _ summary: String
    ) -> Field where Choice.RawValue == String {
        value(name, path, .choice(of: Choice.self), summary) { $0.string.map(Choice.init) }
    }

    /// A field that holds a list of values of one shape.
    public static func list<Element: Sendable>(
        _ name: String, _ path: FieldPath<Owner, [Element]>, of shape: FieldShape, _ summary: String,
        convert: @escaping @Sendable (JSONValue) -> Element?
    ) -> Field {
        Field(name, .list(shape), summary, current: { JSONValue.describing($0[keyPath: path]) }) {
            owner, node, context in
            guard let nodes = node.elements, !nodes.isEmpty else {
                return context.reportRefused(node, node.value, .list(shape))
            }
            let elements = nodes.enumerated().compactMap { index, element in
                context.within(String(index)) { $0.accept(element, shape).flatMap(convert) }
            }
            owner[keyPath: path] = elements
        }
    }

    /// A field that holds an object with fields of its own.
    public static func object<Part: Sendable>(
        _ name: String, _ path: FieldPath<Owner, Part>, _ fields: [Field<Part>], _ summary: String
    ) -> Field {
        Field(
            name, .object, summary, parts: { owner in fields.map { $0.description(in: owner[keyPath: path]) } }
        ) { owner, node, context in
            Field<Part>.read(fields, from: node, called: "'\(name)'", into: &owner[keyPath: path], &context)
        }
    }

    /// A field that may hold an object with fields of its own; `empty` is what the fields are read into.
    public static func object<Part: Sendable>(
        _ name: String, _ path: FieldPath<Owner, Part?>, _ fields: [Field<Part>], empty: Part, _ summary: String
    ) -> Field {
        Field(
            name, .object, summary,
            parts: { owner in fields.map { $0.description(in: owner[keyPath: path] ?? empty) } }
        ) { owner, node, context in
            var part = empty
            Field<Part>.read(fields, from: node, called: "'\(name)'", into: &part, &context)
            owner[keyPath: path] = part
        }
    }

    /// A field whose value, of any shape, is kept as a member of a JSON object under the field's own name.
    public static func member(
        _ name: String, _ path: FieldPath<Owner, JSONObject>, _ shape: FieldShape, _ summary: String
    ) -> Field {
        Field(name, shape, summary) { owner, node, context in
            if node.elements != nil || node.members != nil {
                let value = context.resolveTree(node)
                guard shape.accepts(value) else { return context.reportRefused(node, value, shape) }
                owner[keyPath: path][name] = value
            } else if let value = context.accept(node, shape) {
                owner[keyPath: path][name] = value
            }
        }
    }
}

extension FieldShape {
    /// One of the words of an enumeration.
    public static func choice<Choice: RawRepresentable & CaseIterable>(of type: Choice.Type) -> FieldShape
    where Choice.RawValue == String { .choice(type.allCases.map(\.rawValue)) }
}

extension FieldContext {
    /// The value of a node if its shape is right; `nil` if it is not, which is reported, or if it isn't known yet.
    mutating func accept(_ node: JSONNode, _ shape: FieldShape) -> JSONValue? {
        switch resolve(node) {
        case .value(let value) where shape.accepts(value): return value
        case .value(let value): reportRefused(node, value, shape)
        case .unknown(let type) where !shape.mayAccept(type):
            report("must be \(shape.words); \(wording(of: node)) is of type \(type.rawValue)", at: node.position)
        default: break
        }
        return nil
    }

    /// Reports that a value is not one that a shape accepts.
    mutating func reportRefused(_ node: JSONNode, _ value: JSONValue, _ shape: FieldShape) {
        let origin = isReference(node) && value != node.value ? ", which is the value of \(wording(of: node))" : ""
        reportUnknown(
            "must be \(shape.words(against: value)), not \(Self.short(value))\(origin)", name: value.string ?? "",
            among: shape.vocabulary, at: node.position)
    }

    private func isReference(_ node: JSONNode) -> Bool {
        node.value.string.flatMap { Template($0)?.wholeReference } != nil
    }

    private func wording(of node: JSONNode) -> String { "'\(node.value.string ?? "")'" }

    static func short(_ value: JSONValue) -> String {
        switch value {
        case .string(let text): text.isEmpty ? "an empty string" : "'\(text.prefix(60))'"
        case .array(let elements): elements.isEmpty ? "an empty list" : "a list"
        case .object: "an object"
        default: JSONWriter.write(value)
        }
    }
}
