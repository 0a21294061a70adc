import JSON

/// Reads a pipeline file and collects all that is wrong with it.
struct PipelineReader<Stage: PipelineStage> {
    struct Contents {
        let name: String
        let summary: String?
        let parameters: [String: ParameterDeclaration]
        let stages: [Pipeline<Stage>.Declaration]
    }

    /// The keys of a stage's object that are the engine's and not the stage's.
    static var reserved: [String] { ["stage", "from", "onError"] }

    private(set) var context = FieldContext()

    /// Reads the whole file; `nil` if it hasn't even the right shape, which is reported.
    mutating func read(_ root: JSONNode) -> Contents? {
        guard let members = root.members else {
            context.report("a pipeline file must be an object, not \(root.value.kind)", at: root.position)
            return nil
        }
        reportUnknownKeys(members)
        let parameters = readParameters(root["parameters"])
        context = context.rescoped(ParameterScope(declarations: parameters))
        let name = readName(root)
        guard let stages = root["stages"] else {
            context.report("a pipeline file needs the key 'stages'", at: root.position)
            return nil
        }
        let declarations = readStages(stages)
        return Contents(
            name: name, summary: readSummary(root["description"]), parameters: parameters, stages: declarations)
    }

    private mutating func reportUnknownKeys(_ members: [JSONNode.Member]) {
        let known = ["$schema", "name", "description", "parameters", "stages"]
        for member in members where !known.contains(member.name) {
            context.within(member.name) {
                $0.reportUnknown(
                    "a pipeline file has no key '\(member.name)'", name: member.name, among: known, at: member.position)
            }
        }
    }

    private mutating func readName(_ root: JSONNode) -> String {
        guard let node = root["name"] else {
            context.report("a pipeline file needs the key 'name'", at: root.position)
            return ""
        }
        let name = node.value.string ?? ""
        if !StageID.isValid(name) {
            context.within("name") {
                $0.report("must be a name of letters, digits, '-' and '_' that begins with a letter", at: node.position)
            }
        }
        return name
    }

    private mutating func readSummary(_ node: JSONNode?) -> String? {
        guard let node else { return nil }
        if node.value.string == nil {
            context.within("description") { $0.report("must be a string, not \(node.value.kind)", at: node.position) }
        }
        return node.value.string
    }

    // MARK: Parameters

    private mutating func readParameters(_ node: JSONNode?) -> [String: ParameterDeclaration] {
        guard let node else { return [:] }
        return context.within("parameters") { context in
            guard let members = node.members else {
                context.report("must be an object, not \(node.value.kind)", at: node.position)
                return [:]
            }
            var declarations: [String: ParameterDeclaration] = [:]
            for member in members {
                declarations[member.name] = context.within(member.name) { Self.readParameter(member, &$0) }
            }
            return declarations
        }
    }

    private static func readParameter(_ member: JSONNode.Member, _ context: inout FieldContext) -> ParameterDeclaration
    {
        if !StageID.isValid(member.name) {
            context.report(
                "a parameter's name has letters, digits, '-' and '_' and begins with a letter", at: member.position)
        }
        var declaration = ParameterDeclaration()
        Field.read(parameterFields, from: member.node, called: "a parameter", into: &declaration, &context)
        if let value = declaration.defaultValue, let objection = declaration.objection(to: value),
            let node = member.node["default"]
        {
            context.within("default") { $0.report(objection, at: node.position) }
        }
        return declaration
    }

    private static var parameterFields: [Field<ParameterDeclaration>] {
        [
            .choice("type", \.type, "The type of the value.").required,
            .value("default", \.defaultValue, .any, "The value where none is given.") { .some($0) },
            .value("minimum", \.minimum, .number(-1e15...1e15), "The least value.") { .some($0.number) },
            .value("maximum", \.maximum, .number(-1e15...1e15), "The greatest value.") { .some($0.number) },
            .text("description", \.summary, "What it is for."),
        ]
    }

    // MARK: Stages

    private mutating func readStages(_ node: JSONNode) -> [Pipeline<Stage>.Declaration] {
        context.within("stages") { context in
            guard let members = node.members, !members.isEmpty else {
                context.report("must be an object with at least one stage", at: node.position)
                return []
            }
            var declarations: [Pipeline<Stage>.Declaration] = []
            var decoded: [StageID: Stage] = [:]
            for member in members {
                context.within(member.name) { context in
                    guard let (declaration, stage) = Self.readStage(member, &context) else { return }
                    declarations.append(declaration)
                    decoded[declaration.id] = stage
                }
            }
            var wiring = StageWiring(declarations: declarations, stages: decoded, names: members.map(\.name))
            return wiring.check(&context)
        }
    }

    private static func readStage(
        _ member: JSONNode.Member, _ context: inout FieldContext
    ) -> (Pipeline<Stage>.Declaration, Stage)? {
        let node = member.node
        if !StageID.isValid(member.name) {
            context.report(
                "a stage's name has letters, digits, '-' and '_' and begins with a letter", at: member.position)
        }
        guard node.members != nil else {
            context.report("must be an object, not \(node.value.kind)", at: node.position)
            return nil
        }
        guard let kindNode = node["stage"] else {
            context.report("needs the key 'stage', which says what kind it is", at: node.position)
            return nil
        }
        guard let kind = kindNode.value.string, Stage.kinds.contains(kind) else {
            reportUnknownKind(kindNode, &context)
            return nil
        }
        let declaration = Pipeline<Stage>.Declaration(
            id: StageID(member.name), kind: kind, from: readFrom(node["from"], &context),
            onError: readPolicy(node["onError"], &context), node: node)
        return (declaration, Stage.decode(kind, from: node, reserved: reserved, &context))
    }

    private static func reportUnknownKind(_ node: JSONNode, _ context: inout FieldContext) {
        context.within("stage") { context in
            let written = node.value.string
            let problem =
                written.map { "there is no kind of stage called '\($0)'" } ?? "must be a string, not \(node.value.kind)"
            let kinds = Stage.kinds.joined(separator: ", ")
            guard let written, NearestName.find(written, among: Stage.kinds) != nil else {
                return context.report("\(problem); the kinds are \(kinds)", at: node.position)
            }
            context.reportUnknown(problem, name: written, among: Stage.kinds, at: node.position)
        }
    }

    private static func readFrom(_ node: JSONNode?, _ context: inout FieldContext) -> [StageID] {
        guard let node else { return [] }
        return context.within("from") { context in
            let nodes = node.elements ?? [node]
            return nodes.compactMap { name in
                if let name = name.value.string { return StageID(name) }
                context.report("must be the name of a stage, or a list of such names", at: name.position)
                return nil
            }
        }
    }

    private static func readPolicy(_ node: JSONNode?, _ context: inout FieldContext) -> ErrorPolicy {
        guard let node else { return .fail }
        return context.within("onError") { context in
            // Not a parameter's: what a stage does is settled before values are known.
            guard let policy = node.value.string.flatMap(ErrorPolicy.init) else {
                context.reportRefused(node, node.value, .choice(of: ErrorPolicy.self))
                return .fail
            }
            return policy
        }
    }
}

extension FieldContext {
    /// The same issues, with other parameters in scope.
    fileprivate func rescoped(_ scope: ParameterScope) -> FieldContext {
        var context = FieldContext(scope: scope)
        for issue in issues { context.append(issue) }
        return context
    }
}
