import JSON

/// The keys of a stage's object that are the engine's.
extension StageReader {
    func readKind(_ node: JSONNode, _ context: inout FieldContext) -> String? {
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

    func readFrom(_ node: JSONNode?, _ context: inout FieldContext) -> [StageID] {
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

    func readPolicy(_ node: JSONNode?, _ context: inout FieldContext) -> ErrorPolicy {
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

    func readRetries(_ node: JSONNode?, _ context: inout FieldContext) -> Int {
        guard let node else { return EngineKeys.defaultRetries }
        return context.within("retry") { context in
            guard let count = node.value.number?.int, EngineKeys.retries.contains(count) else {
                context.reportRefused(node, node.value, .integer(EngineKeys.retries))
                return EngineKeys.defaultRetries
            }
            return count
        }
    }

    func readMatrix(_ node: JSONNode?, _ context: inout FieldContext) -> Matrix {
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

    func readOutput(
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
