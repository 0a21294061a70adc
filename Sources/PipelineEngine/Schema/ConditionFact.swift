/// A fact that the condition of every stage may name, wherever the stage stands.
public struct ConditionFact: Hashable, Sendable {
    /// The name, such as `probe.duration`.
    public let name: String
    /// What it says.
    public let declaration: FactDeclaration

    /// A condition that uses the fact, as an example.
    public var example: String {
        switch declaration.type {
        case .boolean: name
        case .number: "\(name) >= 1"
        case .string: "exists \(name)"
        }
    }
}

extension PipelineStage {
    /// The facts that conditions may name besides the pipeline's parameters and the stage's own matrix, by name: those
    /// of items, then those that gates find out.
    public static var conditionFacts: [ConditionFact] {
        let known = ReferenceScope.itemFacts.map { fact in
            ConditionFact(
                name: fact.name, declaration: FactDeclaration(fact.type.asFact, when: .planning, fact.summary))
        }
        let found = facts.map { ConditionFact(name: $0.key, declaration: $0.value) }
        return known + found.sorted { $0.name < $1.name }
    }
}
