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
        let from = EngineKeys.member("from", of: node)?.node
        let wiring = (from: readFrom(from, &context), onError: readPolicy(node["onError"], &context))
        let names = context.scope.unreadable
        defer { context.scope.unreadable = names }
        let matrix = readMatrix(node["matrix"] ?? misspeltMatrix(of: node), &context)
        guard let kind = readKind(node, &context) else { return nil }
        var declaration = Pipeline<Stage>.Declaration(
            id: StageID(member.name), kind: kind, from: wiring.from, onError: wiring.onError, matrix: matrix,
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

    // MARK: The engine's keys

    private func readKind(_ node: JSONNode, _ context: inout FieldContext) -> String? {
        guard let kindNode = node["stage"] else {
            if let misspelt = EngineKeys.member("stage", of: node) {
                // The settings are read all the same, and the key is reported with them.
                if let kind = misspelt.node.value.string, Stage.kinds.contains(kind) { return kind }
                context.reportKey(misspelt, of: "a stage", meaning: "stage")
            } else {
                context.report("needs the key 'stage', which says what kind it is", at: node.position)
            }
            return nil
        }
        if let kind = kindNode.value.string, Stage.kinds.contains(kind) { return kind }
        // With a misspelt kind the settings are read as those of the kind that was meant.
        return context.within("stage") { context in
            let written = kindNode.value.string
            let problem =
                written.map { "there is no kind of stage called '\($0)'" }
                ?? "must be a string, not \(kindNode.value.kind)"
            let kinds = Stage.kinds.joined(separator: ", ")
            guard let written, let meant = NearestName.find(written, among: Stage.kinds) else {
                context.report("\(problem); the kinds are \(kinds)", at: kindNode.position)
                return nil
            }
            context.report(problem, at: kindNode.position, suggestion: meant)
            return meant
        }
    }

    private func readFrom(_ node: JSONNode?, _ context: inout FieldContext) -> [StageID] {
        guard let node else { return [] }
        return context.within("from") { context in
            guard let elements = node.elements else {
                return [readName(node, &context)].compactMap(\.self)
            }
            if elements.isEmpty { context.report("must name a stage, not be an empty list", at: node.position) }
            return elements.enumerated().compactMap { index, name in
                context.within(String(index)) { readName(name, &$0) }
            }
        }
    }

    private func readName(_ node: JSONNode, _ context: inout FieldContext) -> StageID? {
        if let name = node.value.string { return StageID(name) }
        context.report("must be the name of a stage, not \(FieldContext.short(node.value))", at: node.position)
        return nil
    }

    private func readPolicy(_ node: JSONNode?, _ context: inout FieldContext) -> ErrorPolicy {
        guard let node else { return .fail }
        // Not a parameter's: what a stage does is settled before values are known.
        return context.within("onError") { context in
            guard let policy = node.value.string.flatMap(ErrorPolicy.init) else {
                context.reportRefused(node, node.value, .choice(of: ErrorPolicy.self))
                return .fail
            }
            return policy
        }
    }

    private func readMatrix(_ node: JSONNode?, _ context: inout FieldContext) -> Matrix {
        guard let node else { return Matrix(axes: []) }
        return context.within("matrix") { context in
            guard let members = node.members, !members.isEmpty else {
                context.report(
                    "must be an object that names lists of values, such as { \"crf\": [20, 24] }", at: node.position)
                return Matrix(axes: [])
            }
            let matrix = Matrix(
                axes: members.compactMap { member in context.within(member.name) { readAxis(member, &$0) } })
            guard matrix.count <= Matrix.limit else {
                context.report(
                    "has \(matrix.count == .max ? "too many" : String(matrix.count)) combinations; \(Matrix.limit) is the most",
                    at: node.position)
                return Matrix(axes: matrix.axes.map { Matrix.Axis(name: $0.name, values: [$0.values[0]]) })
            }
            return matrix
        }
    }

    private func readAxis(_ member: JSONNode.Member, _ context: inout FieldContext) -> Matrix.Axis? {
        if !StageID.isValid(member.name) {
            context.report(
                "the name of an axis has letters, digits, '-' and '_' and begins with a letter", at: member.position)
        }
        guard let elements = member.node.elements, !elements.isEmpty else {
            context.report("must be a list of values that is not empty", at: member.node.position)
            context.scope.unreadable.insert("matrix.\(member.name)")
            return nil
        }
        var words: [String: JSONNode] = [:]
        for (index, element) in elements.enumerated() {
            context.within(String(index)) { context in
                guard case .scalar(let value) = element.content, value != .null else {
                    context.scope.unreadable.insert("matrix.\(member.name)")
                    return context.report(
                        "must be a string, a number, true or false, not \(element.value.kind)", at: element.position)
                }
                let word = Matrix.word(value)
                if let other = words[word] {
                    let reason = other.value == value ? "is there twice" : "gives the same name as another value"
                    context.report("\(FieldContext.short(value)) \(reason)", at: element.position)
                }
                words[word] = element
            }
        }
        return Matrix.Axis(name: member.name, values: elements.map(\.value))
    }

    private func readOutput(
        _ node: JSONNode?, of stage: Stage, _ declaration: Pipeline<Stage>.Declaration, _ context: inout FieldContext
    ) -> OutputName? {
        guard let node else { return nil }
        return context.within("output") { context in
            guard stage.publishes else {
                context.report("\(stage.kind) publishes no files that could be named", at: node.position)
                return nil
            }
            guard let pattern = node.value.string else {
                context.report("must be a string, not \(node.value.kind)", at: node.position)
                return nil
            }
            context.scope.matrix = declaration.matrix.first.values
            defer { context.scope.matrix = [:] }
            guard context.resolve(node) != nil else { return nil }
            if case .one(let ending?) = stage.publishedFiles, pattern.lowercased().hasSuffix("." + ending) {
                context.report("must not end with '.\(ending)', which is added", at: node.position)
            }
            do throws(OutputName.Malformed) {
                return try OutputName(pattern)
            } catch {
                context.report(error.problem, at: node.position)
                return nil
            }
        }
    }
}
