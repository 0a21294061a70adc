import JSON

/// Checks how the stages of a pipeline are joined, and puts them in an order in which they can run.
struct StageWiring<Stage: PipelineStage> {
    private let declarations: [Pipeline<Stage>.Declaration]
    private let stages: [StageID: Stage]
    private let names: [String]

    /// - Parameters:
    ///   - declarations: the stages whose kind is known, in the order of the file.
    ///   - stages: the same, decoded.
    ///   - names: the names of all stages, those whose kind is unknown among them.
    init(declarations: [Pipeline<Stage>.Declaration], stages: [StageID: Stage], names: [String]) {
        self.declarations = declarations
        self.stages = stages
        self.names = names
    }

    /// Reports what is wrong, and returns the stages each after those it reads from.
    mutating func check(_ context: inout FieldContext) -> [Pipeline<Stage>.Declaration] {
        for declaration in declarations {
            context.within(declaration.id.name) { context in
                checkCount(declaration, &context)
                checkNames(declaration, &context)
                checkKinds(declaration, &context)
            }
        }
        return order(&context)
    }

    private func checkCount(_ declaration: Pipeline<Stage>.Declaration, _ context: inout FieldContext) {
        guard let stage = stages[declaration.id] else { return }
        let position = declaration.node["from"]?.position ?? declaration.node.position
        switch (stage.flow, declaration.from.count) {
        case (.finds, 1...), (.makes, 1...):
            context.report("\(stage.kind) begins a pipeline and reads from no other stage", at: position)
        case (.each, 0), (.gates, 0):
            context.report("\(stage.kind) needs the key 'from', which names the stage it reads", at: position)
        case (.each, 2...), (.gates, 2...):
            context.report("\(stage.kind) reads from one stage, not from \(declaration.from.count)", at: position)
        default: break
        }
    }

    private func checkNames(_ declaration: Pipeline<Stage>.Declaration, _ context: inout FieldContext) {
        for from in declaration.from where !names.contains(from.name) {
            let others = names.filter { $0 != declaration.id.name }
            context.within("from") { context in
                context.reportUnknown(
                    "no stage is called '\(from)'", name: from.name, among: others, at: position(of: from, declaration))
            }
        }
    }

    private func checkKinds(_ declaration: Pipeline<Stage>.Declaration, _ context: inout FieldContext) {
        guard let stage = stages[declaration.id] else { return }
        for from in declaration.from where from != declaration.id {
            guard let upstream = stages[from], let objection = stage.objection(toReading: upstream) else { continue }
            context.within("from") { context in
                context.report("'\(from)' \(objection)", at: position(of: from, declaration))
            }
        }
    }

    private func position(of from: StageID, _ declaration: Pipeline<Stage>.Declaration) -> JSONPosition {
        guard let node = declaration.node["from"] else { return declaration.node.position }
        return node.elements?.first { $0.value.string == from.name }?.position ?? node.position
    }

    /// Takes stages whose sources were all taken, again and again, in the order of the file; what is left is a circle.
    private func order(_ context: inout FieldContext) -> [Pipeline<Stage>.Declaration] {
        var ordered: [Pipeline<Stage>.Declaration] = []
        var taken: Set<StageID> = []
        var left = declarations
        let known = Set(declarations.map(\.id))
        while let index = left.firstIndex(where: { $0.from.allSatisfy { taken.contains($0) || !known.contains($0) } }) {
            let declaration = left.remove(at: index)
            taken.insert(declaration.id)
            ordered.append(declaration)
        }
        if let circle = findCircle(in: left), let first = left.first(where: { $0.id == circle[0] }) {
            let path = (circle + [circle[0]]).map { "'\($0)'" }.joined(separator: " from ")
            context.within(first.id.name) { context in
                context.within("from") {
                    $0.report("stages read from one another in a circle: \(path)", at: first.node.position)
                }
            }
        }
        return ordered
    }

    private func findCircle(in left: [Pipeline<Stage>.Declaration]) -> [StageID]? {
        guard var current = left.first else { return nil }
        var path: [StageID] = []
        while !path.contains(current.id) {
            path.append(current.id)
            guard let next = left.first(where: { current.from.contains($0.id) }) else { return nil }
            current = next
        }
        return path.firstIndex(of: current.id).map { Array(path[$0...]) }
    }
}
