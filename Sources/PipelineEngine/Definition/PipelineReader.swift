import JSON

/// Reads a pipeline file and collects all that is wrong with it.
struct PipelineReader<Stage: PipelineStage> {
    struct Contents {
        let name: String
        let summary: String?
        let parameters: [String: ParameterDeclaration]
        let presets: PresetTable
        let stages: [Pipeline<Stage>.Declaration]
    }

    /// The keys of a pipeline file.
    static var keys: [String] { PipelineKeys.names }

    private(set) var context = FieldContext()
    let capabilities: Stage.Capabilities

    init(capabilities: Stage.Capabilities) { self.capabilities = capabilities }

    /// Reads the whole file; `nil` if it hasn't even the right shape, which is reported.
    mutating func read(_ root: JSONNode) -> Contents? {
        guard let members = root.members else {
            context.report("a pipeline file must be an object, not \(root.value.kind)", at: root.position)
            return nil
        }
        var misspelt: Set<String> = []
        for member in members where !Self.keys.contains(member.name) {
            let meant = context.reportUnknownKey(member, of: "a pipeline file", among: Self.keys)
            if let meant { misspelt.insert(meant) }
        }
        let name = readName(root, isMisspelt: misspelt.contains("name"))
        _ = readText("$schema", of: root)
        let summary = readText("description", of: root)
        let parameters = ParameterReader().read(root["parameters"], &context)
        context.scope = ReferenceScope(declarations: parameters)
        context.scope.runningFacts = Set(Stage.facts.keys)
        let presets = PresetReader<Stage>().read(root["presets"], &context)
        guard let stages = root["stages"] else {
            if !misspelt.contains("stages") {
                context.report("a pipeline file needs the key 'stages'", at: root.position)
            }
            return nil
        }
        let declarations = readStages(stages, presets)
        reportUnused(root)
        return Contents(name: name, summary: summary, parameters: parameters, presets: presets, stages: declarations)
    }

    private mutating func readName(_ root: JSONNode, isMisspelt: Bool) -> String {
        guard let node = root["name"] else {
            if !isMisspelt { context.report("a pipeline file needs the key 'name'", at: root.position) }
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

    private mutating func readText(_ key: String, of root: JSONNode) -> String? {
        guard let node = root[key] else { return nil }
        if node.value.string == nil {
            context.within(key) { $0.report("must be a string, not \(node.value.kind)", at: node.position) }
        }
        return node.value.string
    }

    private mutating func readStages(_ node: JSONNode, _ presets: PresetTable) -> [Pipeline<Stage>.Declaration] {
        let reader = StageReader<Stage>(presets: presets, capabilities: capabilities)
        return context.within("stages") { context in
            guard let members = node.members, !members.isEmpty else {
                context.report("must be an object with at least one stage", at: node.position)
                return []
            }
            var declarations: [Pipeline<Stage>.Declaration] = []
            var decoded: [StageID: Stage] = [:]
            for member in members {
                context.within(member.name) { context in
                    guard let (declaration, stage) = reader.read(member, &context) else { return }
                    declarations.append(declaration)
                    decoded[declaration.id] = stage
                }
            }
            let wiring = StageWiring(declarations: declarations, stages: decoded, names: members.map(\.name))
            return wiring.check(&context)
        }
    }

    /// Reports parameters that nothing refers to.
    private mutating func reportUnused(_ root: JSONNode) {
        var used: Set<String> = []
        for node in [root["stages"], root["presets"]].compactMap(\.self) { used.formUnion(References(in: node).names) }
        for stage in root["stages"]?.members ?? [] {
            used.formUnion(stage.node["when"]?.value.string.map(Condition.words(in:)) ?? [])
        }
        context.within("parameters") { context in
            for member in root["parameters"]?.members ?? [] where !used.contains(member.name) {
                context.within(member.name) {
                    $0.report("the parameter '\(member.name)' is never used", at: member.position)
                }
            }
        }
    }
}

extension Condition {
    /// The words of a condition, right or wrong, that could be names.
    fileprivate static func words(in text: String) -> [String] {
        text.split { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "-" }.map(String.init)
    }
}
