import JSON

extension StageReader {
    /// Reads the condition of a stage, and reports all that is wrong with it at its place within the text.
    func readCondition(_ node: JSONNode?, _ matrix: Matrix, _ context: inout FieldContext) -> Condition? {
        guard let node else { return nil }
        return context.within("when") { context in
            guard let text = node.value.string else {
                context.report("must be a string, not \(node.value.kind)", at: node.position)
                return nil
            }
            do throws(ConditionIssues) {
                return try Condition(parsing: text, vocabulary: vocabulary.adding(matrix))
            } catch {
                for issue in error.issues {
                    context.report(issue.problem, at: node.place(of: issue.offset), suggestion: issue.suggestion)
                }
                return nil
            }
        }
    }
}

extension ConditionVocabulary {
    /// What the conditions of stages may name.
    static func of<Stage: PipelineStage>(
        _ stage: Stage.Type, _ parameters: [String: ParameterDeclaration]
    ) -> ConditionVocabulary {
        var facts = Stage.facts
        for (name, type, summary) in ReferenceScope.itemFacts {
            facts[name] = FactDeclaration(type.asFact, when: .planning, summary)
        }
        for (name, parameter) in parameters {
            facts[name] = FactDeclaration(
                parameter.type.asFact, when: .planning, parameter.summary ?? "A parameter of the pipeline.")
        }
        return ConditionVocabulary(facts)
    }

    /// The same names, and the axes of a stage's matrix.
    fileprivate func adding(_ matrix: Matrix) -> ConditionVocabulary {
        guard !matrix.axes.isEmpty else { return self }
        var vocabulary = self
        for axis in matrix.axes {
            let type = axis.values.first.map(FactDeclaration.ValueType.init) ?? .string
            vocabulary.facts["matrix.\(axis.name)"] = FactDeclaration(
                type, when: .planning, "A value of the stage's matrix.")
        }
        return vocabulary
    }
}

extension ParameterDeclaration.ValueType {
    var asFact: FactDeclaration.ValueType {
        switch self {
        case .string: .string
        case .integer, .number: .number
        case .boolean: .boolean
        }
    }
}

extension FactDeclaration.ValueType {
    fileprivate init(_ value: JSONValue) {
        switch value {
        case .bool: self = .boolean
        case .number: self = .number
        default: self = .string
        }
    }
}

extension JSONNode {
    /// Where in the file a character of the node's text stands, counted from 0 in Unicode scalars.
    ///
    /// Where the text has escapes, characters can't be counted, and it is the node itself.
    fileprivate func place(of offset: Int) -> JSONPosition {
        guard let text = value.string, end.line == position.line,
            end.column - position.column == text.unicodeScalars.count + 2
        else { return position }
        let skipped = text.unicodeScalars.prefix(offset).reduce(0) { $0 + UTF8.width($1) }
        return JSONPosition(
            offset: position.offset + 1 + skipped, line: position.line, column: position.column + 1 + offset)
    }
}
