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

    /// What they are called elsewhere.
    private static var otherNames: [String: String] {
        [
            "steps": "stages", "jobs": "stages", "tasks": "stages", "nodes": "stages", "pipeline": "stages",
            "params": "parameters", "inputs": "parameters", "variables": "parameters", "vars": "parameters",
            "title": "name", "id": "name", "summary": "description", "comment": "description",
        ]
    }

    private(set) var context = FieldContext()
    let capabilities: Stage.Capabilities

    init(capabilities: Stage.Capabilities) { self.capabilities = capabilities }

    /// Reads the whole file; `nil` if it hasn't even the right shape, which is reported.
    mutating func read(_ root: JSONNode) -> Contents? {
        guard let members = root.members else {
            context.report("a pipeline file must be an object, not \(root.value.kind)", at: root.position)
            return nil
        }
        let misspelt = readUnknownKeys(members)
        _ = readText("$schema", root["$schema"])
        let name = readName(root["name"] ?? misspelt["name"], of: root)
        let summary = readText("description", root["description"] ?? misspelt["description"])
        context.scope = ParameterReader().read(root["parameters"] ?? misspelt["parameters"], &context)
        context.scope.runningFacts = Set(Stage.facts.keys)
        let presets = PresetReader<Stage>().read(root["presets"] ?? misspelt["presets"], &context)
        guard let stages = root["stages"] ?? misspelt["stages"] else {
            context.report("a pipeline file needs the key 'stages'", at: root.position)
            return nil
        }
        let declarations = readStages(stages, presets)
        reportUnused(root, declarations)
        return Contents(
            name: name, summary: summary, parameters: context.scope.declarations, presets: presets,
            stages: declarations)
    }

    /// Reports the members that no pipeline file has, and returns those that are misspelt by what was meant.
    private mutating func readUnknownKeys(_ members: [JSONNode.Member]) -> [String: JSONNode] {
        var misspelt: [String: JSONNode] = [:]
        for member in members where !Self.keys.contains(member.name) {
            if member.node["stage"] != nil {
                context.within(member.name) {
                    $0.report("'\(member.name)' looks like a stage; it belongs in 'stages'", at: member.position)
                }
                continue
            }
            let meant = Self.otherNames[member.name] ?? NearestName.find(member.name, among: Self.keys)
            context.reportKey(member, of: "a pipeline file", meaning: meant)
            if let meant, misspelt[meant] == nil { misspelt[meant] = member.node }
        }
        return misspelt
    }

    private mutating func readName(_ node: JSONNode?, of root: JSONNode) -> String {
        guard let node else {
            context.report("a pipeline file needs the key 'name'", at: root.position)
            return ""
        }
        let name = node.value.string ?? ""
        if let problem = StageID.problem(with: name) {
            context.within("name") { $0.report("must be a name \(problem)", at: node.position) }
        }
        return name
    }

    private mutating func readText(_ key: String, _ node: JSONNode?) -> String? {
        guard let node else { return nil }
        if node.value.string == nil {
            context.within(key) { $0.report("must be a string, not \(node.value.kind)", at: node.position) }
        }
        return node.value.string
    }

    private mutating func readStages(_ node: JSONNode, _ presets: PresetTable) -> [Pipeline<Stage>.Declaration] {
        let reader = StageReader<Stage>(
            presets: presets, capabilities: capabilities,
            vocabulary: .of(Stage.self, context.scope.declarations))
        return context.within("stages") { context in
            guard let members = node.members, !members.isEmpty else {
                let advice = node.elements.map { $0.isEmpty ? "" : ", each by its name, not a list" } ?? ""
                context.report("must be an object with at least one stage\(advice)", at: node.position)
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

    /// Whether a text has a name in a way in which other languages refer to it.
    private static func isMentioned(_ name: String, in text: String) -> Bool {
        ["$\(name)", "{\(name)}", "%(\(name))", "<\(name)>", "[\(name)]"].contains { text.contains($0) }
    }

    /// Reports parameters that nothing refers to.
    private mutating func reportUnused(_ root: JSONNode, _ declarations: [Pipeline<Stage>.Declaration]) {
        var plainlyUsed = context.meantReferences
        for declaration in declarations {
            plainlyUsed.formUnion(declaration.references.names)
            plainlyUsed.formUnion(declaration.condition?.names ?? [])
        }
        let names = root["parameters"]?.members?.map(\.name) ?? []
        guard !names.allSatisfy(plainlyUsed.contains) else { return }
        let parts = (root.members ?? []).filter { !["name", "description", "parameters"].contains($0.name) }.map(\.node)
        var used = parts.map { References(in: $0).names }.reduce(into: context.meantReferences) { $0.formUnion($1) }
        for stage in parts.flatMap({ $0.members ?? [] }) {
            used.formUnion(Condition.words(in: stage.node["when"]?.value.string ?? ""))
        }
        let unused = (root["parameters"]?.members ?? []).filter { !used.contains($0.name) }
        guard !unused.isEmpty else { return }
        let text = parts.map { JSONWriter.write($0.value) }.joined()
        for member in unused {
            let isMentioned = Self.isMentioned(member.name, in: text)
            let advice = isMentioned ? "; write '${\(member.name)}' for its value" : ""
            context.within(["parameters", member.name]) {
                $0.report("the parameter '\(member.name)' is never used\(advice)", at: member.position)
            }
        }
    }
}

extension Condition {
    /// The words of a condition, right or wrong, that could be names.
    fileprivate static func words(in text: String) -> [String] {
        text.unicodeScalars.split { !$0.isASCIILetter && !$0.isASCIIDigit && $0 != "_" && $0 != "-" }.map(String.init)
    }
}
