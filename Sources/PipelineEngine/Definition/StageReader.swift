import JSON

/// Reads the object of one stage: the engine's keys itself, the settings by the stage's own declarations.
struct StageReader<Stage: PipelineStage> {
    let presets: PresetTable
    let capabilities: Stage.Capabilities
    /// What conditions may name, apart from the axes of a stage's matrix.
    var vocabulary = ConditionVocabulary()

    /// Reads a stage and reports all that is wrong with it; `nil` if not even its kind is known.
    func read(
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
        let from = readFrom(EngineKeys.member("from", of: node)?.node, &context)
        let (policy, retries) = (readPolicy(node["onError"], &context), readRetries(node["retry"], &context))
        let names = context.scope.unreadable
        defer { context.scope.unreadable = names }
        let matrix = readMatrix(node["matrix"] ?? misspeltMatrix(of: node), &context)
        guard let kind = readKind(node, &context) else { return nil }
        var declaration = Pipeline<Stage>.Declaration(
            id: StageID(member.name), kind: kind, from: from, onError: policy, retries: retries, matrix: matrix,
            condition: readCondition(node["when"], matrix, &context), node: node)
        context.scope.matrix = matrix.first.values
        context.reportForeignReferences(in: node)
        context.scope.matrix = [:]
        let stage = readSettings(&declaration, &context)
        declaration.finds = stage.flow == .finds
        if case .makes = stage.flow, declaration.references.contains(where: { $0.hasPrefix("item.") }) {
            context.reportItemReferences(in: node)
        }
        declaration.output = readOutput(node["output"], of: stage, declaration, &context)
        return (declaration, stage)
    }

    /// The matrix under a misspelt key, if something refers to it.
    private func misspeltMatrix(of node: JSONNode) -> JSONNode? {
        guard References(in: node).contains(where: { $0.hasPrefix("matrix.") }) else { return nil }
        return EngineKeys.member("matrix", of: node)?.node
    }

    // MARK: Settings

    /// Reads the settings once for every combination of the matrix, so that each of its values is checked; returns the
    /// stage of the first.
    private func readSettings(
        _ declaration: inout Pipeline<Stage>.Declaration, _ context: inout FieldContext
    ) -> Stage {
        if let name = declaration.node["preset"]?.value.string, Template(name)?.isPlain == true,
            presets.kind(of: name) == declaration.kind, let place = declaration.node["preset"]?.range
        {
            context.within("preset") { $0.borrow(at: place.lowerBound) }
            let merged = presets.merged(
                name, beneath: declaration.node.without("preset"), at: place, context.known)
            declaration.references = References(in: merged)
            // What a preset's settings are bound to may depend on values that are given later.
            if References(in: declaration.node).names.isEmpty { declaration.node = merged }
        } else {
            declaration.references = References(in: declaration.node)
        }
        let isVaried = declaration.references.contains { $0.hasPrefix("matrix.") }
        let combinations = isVaried ? declaration.matrix.combinations : [declaration.matrix.first]
        var first: Stage?
        for combination in combinations {
            context.scope.matrix = combination.values
            let stage = decode(declaration, &context)
            for issue in stage.shortcomings(in: capabilities) { context.report(issue, in: declaration.node) }
            if first == nil { first = stage }
        }
        context.scope.matrix = [:]
        let stage = first ?? decode(declaration, &context)
        if declaration.references.names.isEmpty { declaration.constant = stage }
        return stage
    }

    /// Reads the settings with the values in scope.
    func decode(_ declaration: Pipeline<Stage>.Declaration, _ context: inout FieldContext) -> Stage {
        context.hasUnknowns = false
        let node = withPreset(declaration.node, declaration.kind, &context)
        // Of a preset whose name isn't known yet nobody knows what it sets.
        context.isPartial = context.hasUnknowns
        defer { context.isPartial = false }
        return Stage.decode(declaration.kind, from: node, reserved: EngineKeys.names, &context)
    }

    /// The settings with those of the preset beneath them, where the preset is known.
    private func withPreset(_ node: JSONNode, _ kind: String, _ context: inout FieldContext) -> JSONNode {
        guard let written = node["preset"] else { return node }
        return context.within("preset") { context in
            guard let name = context.accept(written, .text)?.string else { return node }
            guard let found = presets.kind(of: name) else {
                guard !presets.isBroken(name) else { return node }
                let names = presets.names(for: kind)
                let isReference = written.value.string != name
                let origin = isReference ? ", which is the value of '\(written.value.string ?? "")'" : ""
                let problem = "there is no preset '\(name)'\(origin)"
                guard NearestName.find(name, among: names) == nil else {
                    context.reportUnknown(problem, name: name, among: names, at: written.position)
                    return node
                }
                let known = names.isEmpty ? "\(kind) has none" : "\(kind) has \(names.joined(separator: ", "))"
                context.report("\(problem); \(known)", at: written.position)
                return node
            }
            guard found == kind else {
                context.report("the preset '\(name)' is for \(found), not for \(kind)", at: written.position)
                return node
            }
            context.borrow(at: written.position)
            return presets.merged(name, beneath: node, at: written.range, context.known)
        }
    }
}
