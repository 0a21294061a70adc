import PipelineEngine
import PipelineStages

/// What there is to know of the kinds of stages, for people.
struct StageReference {
    let kinds: [StageKindDescription]
    let presets: [Preset]
    let facts: [ConditionFact]

    /// The reference of this program.
    static var own: StageReference {
        StageReference(kinds: Stage.descriptions, presets: Stage.presets, facts: Stage.conditionFacts)
    }

    static let references =
        "A reference such as ${name} may stand for every text, number, choice and truth value, but not in stage, from, when, matrix and onError."
    static let otherNames = "The pipeline's parameters, by their names, and matrix.NAME may be used too."

    /// The presets for a kind.
    func presets(for kind: StageKindDescription) -> [Preset] { presets.filter { $0.kind == kind.name } }

    /// Writes the kinds with a sentence each.
    func list(on page: inout Page) {
        page.heading("Kinds of stages")
        page.entries(kinds.map { Page.Entry(term: $0.name, text: $0.summary) })
        page.gap()
        page.paragraph("'dailies stages KIND' says what one takes.")
    }

    /// Writes all there is to know of a kind.
    func show(_ kind: StageKindDescription, on page: inout Page) {
        page.heading(kind.name)
        page.paragraph(kind.summary)
        page.paragraph(kind.passage)
        page.heading("Settings")
        page.entries(Self.entries(kind.fields))
        page.heading("Keys of every stage")
        page.entries(Self.entries(kind.engineKeys))
        page.gap()
        page.paragraph(Self.references)
        page.heading("Facts for conditions")
        page.entries(
            facts.map {
                Page.Entry(term: $0.name, text: $0.declaration.summary, detail: $0.declaration.type.words)
            })
        page.gap()
        page.paragraph(Self.otherNames)
        showPresets(for: kind, on: &page)
        guard let example = Stage.example(of: kind.name) else { return }
        page.heading("Example")
        page.verbatim(example)
    }

    private func showPresets(for kind: StageKindDescription, on page: inout Page) {
        let presets = presets(for: kind)
        guard !presets.isEmpty else { return }
        page.heading("Presets")
        page.entries(presets.map { Page.Entry(term: $0.name, text: $0.summary) })
        page.gap()
        page.paragraph("'dailies presets NAME' shows what one sets.")
    }

    private static func entries(_ fields: [FieldDescription]) -> [Page.Entry] {
        fields.flatMap { $0.flattened() }.map { depth, field in
            Page.Entry(term: field.name, depth: depth, text: field.summary, detail: field.takes)
        }
    }
}

extension FactDeclaration.ValueType {
    /// The type in words.
    var words: String {
        switch self {
        case .number: "a number"
        case .string: "text"
        case .boolean: "true or false"
        }
    }
}
