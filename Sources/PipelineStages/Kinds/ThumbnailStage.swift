import JSON
import MediaProcessing
import PipelineEngine

/// Makes images of a video or of its sound.
public struct ThumbnailStage: MediaStageDefinition {
    /// What is made.
    public enum Make: String, CaseIterable, Sendable {
        /// One frame.
        case poster
        /// How the sound looks.
        case waveform
    }

    static let kind = "thumbnail"
    static let summary = "Makes images of a video, or the waveform of its sound."
    static let revision = 4

    var make = Make.poster
    var poster = Poster(widths: [320, 640, 1280], formats: [.jpeg, .webp])
    var waveform = Waveform()
    /// Colours as they are written.
    var color: String?
    var background: String?
    /// Formats as they are written, for whatever is made.
    var formats: [String] = []

    init() {}

    var makes: StageProduct { .images }
    var needsVideo: Bool { make == .poster }
    var needsAudio: Bool { make == .waveform }

    var publishedFiles: PublishedFiles {
        switch make {
        case .poster:
            guard poster.widths.count == 1, postersFormats.count == 1 else { return .several }
            return .one(fileExtension: postersFormats[0].fileExtension)
        case .waveform:
            guard waveform.channels == .mix, waveformFormats.count == 1 else { return .several }
            return .one(fileExtension: waveformFormats[0].rawValue)
        }
    }

    /// Files that would have one name, and colours that are none.
    func check(_ node: JSONNode, _ context: inout FieldContext) {
        reportDoubles(poster.widths, of: "widths", node, &context)
        reportDoubles(formats, of: "formats", node, &context)
        for (name, text) in [("color", color), ("background", background)] {
            guard let text, RGBColor(text) == nil else { continue }
            context.report(SettingIssue([name], "must be a colour such as '#1a2b3c', not '\(text)'"), in: node)
        }
    }

    private func reportDoubles<Value: Hashable>(
        _ values: [Value], of name: String, _ node: JSONNode, _ context: inout FieldContext
    ) {
        guard node[name]?.elements?.count == values.count else { return }
        var seen: Set<Value> = []
        for (index, value) in values.enumerated() where !seen.insert(value).inserted {
            context.report(SettingIssue([name, String(index)], "is there twice; remove one"), in: node)
        }
    }

    private var postersFormats: [Poster.Format] {
        formats.isEmpty ? poster.formats : formats.compactMap(Poster.Format.init)
    }

    private var waveformFormats: [Waveform.Format] {
        formats.isEmpty ? waveform.formats : formats.compactMap(Waveform.Format.init)
    }

    func work(named name: String) -> MediaPass.Work {
        switch make {
        case .poster:
            var poster = poster
            poster.formats = postersFormats
            poster.background = background.flatMap(RGBColor.init) ?? poster.background
            return .poster(poster)
        case .waveform:
            var waveform = waveform
            waveform.formats = waveformFormats
            waveform.color = color.flatMap(RGBColor.init) ?? waveform.color
            waveform.background = background.flatMap(RGBColor.init)
            return .waveform(waveform)
        }
    }

    func shortcomings(in capabilities: MediaCapabilities) -> [SettingIssue] {
        let missing =
            switch make {
            case .poster:
                issues(postersFormats, capabilities) { [.init(kind: .encoder, name: $0.encoder)] }
            case .waveform:
                issues(waveformFormats, capabilities) { $0 == .png ? [.init(kind: .encoder, name: "png")] : [] }
            }
        return missing + missingFilters(in: capabilities)
    }

    private func issues<Format: CaseIterable & RawRepresentable & Sendable>(
        _ formats: [Format], _ capabilities: MediaCapabilities, _ needs: @escaping (Format) -> [MediaNeed]
    ) -> [SettingIssue] where Format.RawValue == String {
        let known = WordNeeds("formats", of: Format.self, needs)
        return formats.enumerated().compactMap { index, format in
            known.issue(with: format.rawValue, at: ["formats", String(index)], in: capabilities)
        }
    }
}
