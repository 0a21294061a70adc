import JSON

/// Reads the parameters that a pipeline file declares.
struct ParameterReader {
    /// The settings of a parameter.
    static let fields: [Field<ParameterDeclaration>] = [
        .choice("type", \.type, "The type of the value.").required,
        .value("default", \.defaultValue, .any, "The value where none is given.") { .some($0) },
        .value("minimum", \.minimum, .number(-1e15...1e15), "The least value of a number.") { .some($0.number) },
        .value("maximum", \.maximum, .number(-1e15...1e15), "The greatest value of a number.") { .some($0.number) },
        .value("choices", \.choices, .list(.any), "The values there are to choose from.") { $0.array },
        .text("description", \.summary, "What it is for."),
    ]

    /// Reads all of them; what refers to those that are wrong is no further mistake.
    func read(_ node: JSONNode?, _ context: inout FieldContext) -> ReferenceScope {
        guard let node else { return ReferenceScope() }
        return context.within("parameters") { context in
            var scope = ReferenceScope()
            guard let members = node.members else {
                context.report("must be an object, not \(node.value.kind)", at: node.position)
                scope.lacksParameters = true
                return scope
            }
            var declarations: [String: ParameterDeclaration] = [:]
            var unreadable: Set<String> = []
            for member in members {
                let count = context.issues.count
                declarations[member.name] = context.within(member.name) { readParameter(member, &$0) }
                if context.issues.count > count { unreadable.insert(member.name) }
            }
            scope = ReferenceScope(declarations: declarations)
            scope.unreadable = unreadable
            return scope
        }
    }

    private func readParameter(_ member: JSONNode.Member, _ context: inout FieldContext) -> ParameterDeclaration {
        if !StageID.isValid(member.name) {
            context.report(
                "a parameter's name has letters, digits, '-' and '_' and begins with a letter", at: member.position)
        }
        var declaration = ParameterDeclaration()
        context.isLiteral = true
        Field.read(Self.fields, from: member.node, called: "a parameter", into: &declaration, &context)
        context.isLiteral = false
        guard member.node["type"]?.value.string.map({ $0 == declaration.type.rawValue }) ?? false else {
            return declaration
        }
        checkBounds(declaration, member.node, &context)
        checkValues(declaration, member.node, &context)
        return declaration
    }

    private func checkBounds(
        _ declaration: ParameterDeclaration, _ node: JSONNode, _ context: inout FieldContext
    ) {
        let bounds = ["minimum", "maximum"].compactMap { name in node[name].map { (name, $0) } }
        let isNumber = declaration.type == .integer || declaration.type == .number
        for (name, bound) in bounds where !isNumber {
            context.within(name) {
                $0.report("bounds a number, and the type is \(declaration.type.rawValue)", at: bound.position)
            }
        }
        guard let least = declaration.minimum, let greatest = declaration.maximum, least.double > greatest.double,
            let bound = node["maximum"]
        else { return }
        context.within("maximum") { $0.report("must be at least the minimum, \(least)", at: bound.position) }
    }

    private func checkValues(
        _ declaration: ParameterDeclaration, _ node: JSONNode, _ context: inout FieldContext
    ) {
        context.within("choices") { context in
            for (index, element) in (node["choices"]?.elements ?? []).enumerated() {
                guard let objection = declaration.objection(to: element.value, amongChoices: false) else { continue }
                context.within(String(index)) { $0.report(objection, at: element.position) }
            }
        }
        guard let value = declaration.defaultValue, let written = node["default"],
            let objection = declaration.objection(to: value)
        else { return }
        context.within("default") { $0.report(objection, at: written.position) }
    }
}

extension ParameterDeclaration {
    /// The parameters that a pipeline file declares, as far as they can be read: what is wrong with the file is no
    /// matter here, for it may be half written.
    public static func declared(in text: [UInt8]) -> [String: ParameterDeclaration] {
        guard let root = try? JSONReader.read(text) else { return [:] }
        var context = FieldContext()
        return ParameterReader().read(root["parameters"], &context).declarations
    }
}
