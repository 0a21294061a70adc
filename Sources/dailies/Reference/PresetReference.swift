import JSON
import PipelineEngine

/// What there is to know of the presets, for people.
struct PresetReference {
    let presets: [Preset]

    /// Writes the presets with a sentence each, those of a kind together.
    func list(on page: inout Page) {
        guard !presets.isEmpty else { return page.paragraph("There are no presets.") }
        var kinds: [String] = []
        for preset in presets where !kinds.contains(preset.kind) { kinds.append(preset.kind) }
        for kind in kinds {
            page.heading("Presets for \(kind)")
            page.entries(presets.filter { $0.kind == kind }.map { Page.Entry(term: $0.name, text: $0.summary) })
        }
        page.gap()
        page.paragraph("'dailies presets NAME' shows what one sets.")
    }

    /// Writes all there is to know of a preset.
    func show(_ preset: Preset, on page: inout Page) {
        page.heading(preset.name)
        page.paragraph(preset.summary)
        page.heading("Where its numbers come from")
        page.paragraph(preset.source)
        page.heading("Settings")
        page.verbatim(JSONWriter.write(preset.written, .pretty))
        page.gap()
        page.paragraph(
            "A stage takes it with \"preset\": \"\(preset.name)\"; what is set beside it overrides it. A preset of your own builds on it with \"extends\": \"\(preset.name)\"."
        )
    }
}
