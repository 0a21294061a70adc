import PipelineEngine
import PipelineStages

extension StageReference {
    /// The whole reference as a page of Markdown.
    var markdown: String {
        let links = kinds.map { "- [\($0.name)](#\($0.name.lowercased())): \($0.summary)" }
        let head = [
            "# Stages", "<!-- Printed by `dailies stages --markdown`: change the declarations, not this file. -->",
        ]
        let parts = head + [links.joined(separator: "\n")] + kinds.map(section) + [engineSection, factSection]
        return parts.joined(separator: "\n\n")
    }

    private func section(_ kind: StageKindDescription) -> String {
        var parts = ["## \(kind.name)", "\(kind.summary) \(kind.passage)", Self.table(of: kind.fields)]
        let presets = presets(for: kind)
        if !presets.isEmpty {
            let rows = presets.map { ["`\($0.name)`", $0.summary, $0.source] }
            parts.append(Self.table(["preset", "is", "where its numbers come from"], rows))
        }
        if let example = Stage.example(of: kind.name) { parts.append("```json\n\(example)\n```") }
        return parts.joined(separator: "\n\n")
    }

    /// The engine's keys: those of all kinds together, because they mean the same in each.
    private var engineSection: String {
        let keys = EngineKeys.descriptions(kinds: kinds.map(\.name), flow: .each, publishes: true)
        let readers = Self.words(kinds.filter { !$0.reads.isEmpty })
        let publishers = Self.words(kinds.filter(\.publishes))
        return [
            "## Keys of every stage", "`from` is for \(readers); `output` for \(publishers).", Self.table(of: keys),
            Self.references.replacing("${name}", with: "`${name}`"),
        ].joined(separator: "\n\n")
    }

    private static func words(_ kinds: [StageKindDescription]) -> String {
        kinds.map(\.name).joined(separator: ", ")
    }

    private var factSection: String {
        let rows = facts.map { ["`\($0.name)`", $0.declaration.type.words, $0.declaration.summary] }
        return [
            "## Facts for conditions", Self.table(["fact", "is", "says"], rows),
            Self.otherNames.replacing("matrix.NAME", with: "`matrix.NAME`"),
        ].joined(separator: "\n\n")
    }

    private static func table(of fields: [FieldDescription]) -> String {
        let rows = fields.flatMap { $0.paths() }.map { path, field in
            let note = field.isRequired ? "needed" : field.defaultWords.map { "`\($0)`" } ?? ""
            return ["`\(path)`", field.summary, field.shape.words, note]
        }
        return table(["setting", "is for", "takes", "default"], rows)
    }

    private static func table(_ head: [String], _ rows: [[String]]) -> String {
        let lines = [head, head.map { _ in "---" }] + rows
        return lines.map { "| " + $0.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |" }
            .joined(separator: "\n")
    }
}
