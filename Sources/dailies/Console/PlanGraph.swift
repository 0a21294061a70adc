import ArgumentParser
import PipelineEngine
import PipelineStages
import Wording

/// A pipeline's stages and what joins them, as text that other programs draw.
///
/// Solid lines carry files; dashed lines lead from a gate to what waits for it.
struct PlanGraph {
    /// What the text is written for.
    enum Form: String, CaseIterable, ExpressibleByArgument {
        case mermaid
        case dot
    }

    private struct Edge {
        let from: StageID
        let to: StageID
        let isGate: Bool
    }

    private let name: String
    private let nodes: [(id: StageID, labels: [String])]
    private let edges: [Edge]

    init(_ pipeline: Pipeline<Stage>, _ groups: PlanGroups) {
        name = pipeline.name
        nodes = pipeline.stages.map { stage in
            let money = groups.of(stage.id).compactMap(\.cost).reduce(0, +)
            let labels = [stage.id.name, stage.kind] + groups.of(stage.id).map(\.sentence)
            return (stage.id, labels + (money > 0 ? [Words.money(money)] : []))
        }
        let stages = Dictionary(uniqueKeysWithValues: pipeline.stages.map { ($0.id, $0) })
        edges = pipeline.stages.flatMap { stage in
            stage.from.flatMap { source in Self.edges(from: source, to: stage.id, in: stages) }
        }
    }

    /// The line that carries the files, which come past gates, and one from each gate on the way.
    private static func edges(
        from source: StageID, to reader: StageID, in stages: [StageID: Pipeline<Stage>.Declaration]
    ) -> [Edge] {
        guard let stage = stages[source], Stage.gateKinds.contains(stage.kind) else {
            return [Edge(from: source, to: reader, isGate: false)]
        }
        return stage.from.flatMap { edges(from: $0, to: reader, in: stages) }
            + [Edge(from: source, to: reader, isGate: true)]
    }

    /// The graph as text.
    func text(_ form: Form) -> String {
        switch form {
        case .mermaid: mermaid
        case .dot: dot
        }
    }

    private var mermaid: String {
        let numbers = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1.id, $0) })
        let boxes = nodes.enumerated().map { number, node in
            "    s\(number)[\"\(node.labels.map(Self.inMermaid).joined(separator: "<br/>"))\"]"
        }
        let lines = edges.compactMap { edge in
            guard let from = numbers[edge.from], let to = numbers[edge.to] else { return nil as String? }
            return "    s\(from) \(edge.isGate ? "-.->" : "-->") s\(to)"
        }
        return (["flowchart LR"] + boxes + lines).joined(separator: "\n")
    }

    private var dot: String {
        let boxes = nodes.map { node in
            "    \"\(node.id)\" [label=\"\(node.labels.map(Self.inDot).joined(separator: "\\n"))\"];"
        }
        let lines = edges.map { edge in
            "    \"\(edge.from)\" -> \"\(edge.to)\"\(edge.isGate ? " [style=dashed]" : "");"
        }
        return
            (["digraph \"\(Self.inDot(name))\" {", "    rankdir=LR;", "    node [shape=box];"] + boxes + lines + ["}"])
            .joined(separator: "\n")
    }

    /// A text between quotes, in which Mermaid knows entities such as `#quot;` and reads some Markdown.
    private static func inMermaid(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { result, scalar in
            if "#\"&<>`*_\\".unicodeScalars.contains(scalar) || scalar.value < 0x20 {
                result += "#\(scalar.value);"
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
    }

    private static func inDot(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: " ")
    }
}
