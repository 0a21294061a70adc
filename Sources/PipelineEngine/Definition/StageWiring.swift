import HeapModule
import JSON

/// Checks how the stages of a pipeline are joined, and puts them in an order in which they can run.
struct StageWiring<Stage: PipelineStage> {
    private typealias Declaration = Pipeline<Stage>.Declaration

    /// A stage that decides on what may follow it.
    private struct Limit {
        let id: StageID
        let stage: Stage
    }

    private let declarations: [Pipeline<Stage>.Declaration]
    private let stages: [StageID: Stage]
    private let names: Set<String>
    /// Where in `declarations` a stage is.
    private let indices: [StageID: Int]

    /// - Parameters:
    ///   - declarations: the stages whose kind is known, in the order of the file.
    ///   - stages: the same, decoded.
    ///   - names: the names of all stages, those whose kind is unknown among them.
    init(declarations: [Pipeline<Stage>.Declaration], stages: [StageID: Stage], names: [String]) {
        self.declarations = declarations
        self.stages = stages
        self.names = Set(names)
        indices = Dictionary(zip(declarations.map(\.id), declarations.indices)) { first, _ in first }
    }

    /// Reports what is wrong, and returns the stages each after those it reads from.
    func check(_ context: inout FieldContext) -> [Pipeline<Stage>.Declaration] {
        for declaration in declarations {
            context.within(declaration.id.name) { context in
                checkCount(declaration, &context)
                checkNames(declaration, &context)
            }
        }
        let ordered = order()
        reportCircles(leftBy: ordered, &context)
        var limits: [StageID: [Limit]] = [:]
        var variants: [StageID: Int] = [:]
        // The gate by whose facts conditions are decided.
        var judges: [StageID: StageID] = [:]
        // Of others it isn't known what comes before them.
        var traced: Set<StageID> = []
        for declaration in ordered {
            guard let stage = stages[declaration.id] else { continue }
            if declaration.from.allSatisfy(traced.contains), declaration.from.isEmpty != stage.reads {
                traced.insert(declaration.id)
            }
            let before = declaration.from.first.flatMap { limits[$0] } ?? []
            variants[declaration.id] = count(declaration, after: variants, &context)
            limits[declaration.id] =
                stage.limitsFollowers ? before + [Limit(id: declaration.id, stage: stage)] : before
            context.within(declaration.id.name) { context in
                checkReading(declaration, stage, behind: before, &context)
                if traced.contains(declaration.id) {
                    checkCondition(
                        declaration, judgedBy: declaration.from.lazy.compactMap { judges[$0] }.first, &context)
                }
            }
            judges[declaration.id] =
                stage.flow == .gates ? declaration.id : declaration.from.lazy.compactMap { judges[$0] }.first
        }
        return ordered
    }

    /// How many combinations the matrices of a stage and of those before it have together.
    private func count(
        _ declaration: Declaration, after variants: [StageID: Int], _ context: inout FieldContext
    ) -> Int {
        let before = declaration.from.first.flatMap { variants[$0] } ?? 1
        guard !declaration.matrix.axes.isEmpty else { return before }
        let (product, overflow) = before.multipliedReportingOverflow(by: declaration.matrix.count)
        guard overflow || product > Matrix.limit, let node = declaration.node["matrix"] else { return product }
        context.within([declaration.id.name, "matrix"]) {
            $0.report(
                "with those of the stages before it, it has \(product) combinations; \(Matrix.limit) is the most",
                at: node.position)
        }
        return 1
    }

    private func checkCount(_ declaration: Declaration, _ context: inout FieldContext) {
        guard let stage = stages[declaration.id] else { return }
        let written = declaration.node["from"]
        switch (stage.flow, written) {
        case (.finds, let from?), (.makes, let from?):
            context.within("from") {
                $0.report("\(stage.kind) begins a pipeline and reads from no other stage", at: from.position)
            }
        case (.each, nil), (.gates, nil):
            guard EngineKeys.member("from", of: declaration.node) == nil else { return }
            context.report(
                "\(stage.kind) needs the key 'from', which names the stage it reads", at: declaration.node.position)
        case (.each, let from?) where declaration.from.count > 1, (.gates, let from?) where declaration.from.count > 1:
            context.within("from") {
                $0.report(
                    "\(stage.kind) reads from one stage, not from \(declaration.from.count)", at: from.position)
            }
        default: break
        }
    }

    private func checkNames(_ declaration: Declaration, _ context: inout FieldContext) {
        for (place, from) in places(declaration) where !names.contains(from.name) {
            let others = names.filter { $0 != declaration.id.name }
            let problem = "no stage is called '\(from)'"
            context.within(place.steps) { context in
                if NearestName.find(from.name, among: others) == nil, others.count <= 12 {
                    let list = others.sorted().joined(separator: ", ")
                    let known = others.isEmpty ? "there is no other stage" : "there are \(list)"
                    context.report("\(problem); \(known)", at: place.node.position)
                } else {
                    context.reportUnknown(problem, name: from.name, among: others, at: place.node.position)
                }
            }
        }
    }

    private func checkReading(
        _ declaration: Declaration, _ stage: Stage, behind limits: [Limit], _ context: inout FieldContext
    ) {
        for (place, from) in places(declaration) {
            guard let upstream = stages[from] else { continue }
            let objection =
                stage.objection(toReading: upstream).map { "'\(from)' \($0)" }
                ?? limits.reversed().lazy.compactMap { limit in
                    stage.objection(toFollowing: limit.stage).map { "'\(limit.id)' \($0)" }
                }.first
            guard let objection else { continue }
            context.within(place.steps) { $0.report(objection, at: place.node.position) }
        }
    }

    /// Reports a condition on facts that only a gate finds out, of a stage that has none before it, or none that finds
    /// them.
    private func checkCondition(_ declaration: Declaration, judgedBy judge: StageID?, _ context: inout FieldContext) {
        guard let condition = declaration.condition, let node = declaration.node["when"] else { return }
        guard let problem = problem(asking: judge, condition.names) else { return }
        context.within("when") { $0.report(problem, at: node.position) }
    }

    private func problem(asking judge: StageID?, _ names: Set<String>) -> String? {
        guard let judge else {
            guard let name = names.sorted().first(where: { Stage.facts[$0] != nil }) else { return nil }
            let gates = Stage.gateKinds.joined(separator: " or ")
            return "'\(name)' is a fact of a \(gates) stage, and none comes before this one"
        }
        // A gate whose settings have references is asked when they are known.
        let gate = indices[judge].flatMap { declarations[$0].constant }
        return gate?.objection(toConditionOn: names, as: judge)
    }

    /// The stages that one reads from, each with its place in the file.
    private func places(_ declaration: Declaration) -> [(FromPlace, StageID)] {
        guard let node = EngineKeys.member("from", of: declaration.node)?.node else { return [] }
        guard let elements = node.elements else {
            return declaration.from.map { (FromPlace(steps: ["from"], node: node), $0) }
        }
        return elements.enumerated().compactMap { index, element in
            element.value.string.map { (FromPlace(steps: ["from", String(index)], node: element), StageID($0)) }
        }
    }

    // MARK: Order

    /// Takes stages whose sources were all taken, the first of the file first; what stands in or behind a circle is
    /// left.
    private func order() -> [Declaration] {
        var missing = declarations.map { Set($0.from).compactMap { indices[$0] }.count }
        var readers = declarations.map { _ in [Int]() }
        for (index, declaration) in declarations.enumerated() {
            for source in Set(declaration.from).compactMap({ indices[$0] }) { readers[source].append(index) }
        }
        var ready = Heap(missing.indices.filter { missing[$0] == 0 })
        var ordered: [Declaration] = []
        while let index = ready.popMin() {
            ordered.append(declarations[index])
            for reader in readers[index] {
                missing[reader] -= 1
                if missing[reader] == 0 { ready.insert(reader) }
            }
        }
        return ordered
    }

    private func reportCircles(leftBy ordered: [Declaration], _ context: inout FieldContext) {
        let taken = Set(ordered.map(\.id))
        for circle in circles(among: Set(declarations.map(\.id)).subtracting(taken)) {
            guard let first = indices[circle[0]].map({ declarations[$0] }), let (place, _) = places(first).first else {
                continue
            }
            let path = (circle + [circle[0]]).map { "'\($0)'" }.joined(separator: " from ")
            context.within(first.id.name) { context in
                context.within(place.steps) {
                    $0.report("stages read from one another in a circle: \(path)", at: place.node.position)
                }
            }
        }
    }

    /// Every circle once, each from its first stage in the file.
    private func circles(among left: Set<StageID>) -> [[StageID]] {
        var seen: Set<StageID> = []
        var circles: [[StageID]] = []
        for start in declarations.map(\.id) where left.contains(start) && !seen.contains(start) {
            var path: [StageID] = []
            var current: StageID? = start
            while let id = current, !seen.contains(id) {
                seen.insert(id)
                path.append(id)
                current = indices[id].flatMap { declarations[$0].from.first(where: left.contains) }
            }
            guard let end = current, let first = path.firstIndex(of: end) else { continue }
            let circle = Array(path[first...])
            let head = circle.indices.min { (indices[circle[$0]] ?? 0) < (indices[circle[$1]] ?? 0) } ?? 0
            circles.append(Array(circle[head...] + circle[..<head]))
        }
        return circles
    }
}

extension PipelineStage {
    /// Whether it reads from another stage.
    fileprivate var reads: Bool {
        switch flow {
        case .finds, .makes: false
        case .each, .gates: true
        }
    }
}

/// Where a stage names another one that it reads from.
private struct FromPlace {
    let steps: [String]
    let node: JSONNode
}
