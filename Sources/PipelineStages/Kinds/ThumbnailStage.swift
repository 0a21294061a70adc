import JSON
import MediaProcessing
import PipelineEngine

/// Makes images of a video.
public struct ThumbnailStage: MediaStageDefinition {
    /// What is made.
    public enum Make: String, CaseIterable, Sendable {
        /// One frame.
        case poster
    }

    static let kind = "thumbnail"
    static let summary = "Makes images of a video."
    static let revision = 1
    static let fields: [Field<ThumbnailStage>] = [
        .choice("make", \.make, "What is made of the video."),
        .value(
            "at", \.poster.at, .either([.choice(["auto", "first", "middle"]), .number(0...86_400)]),
            "Which frame is taken: the one that shows most, the first, the middle one, or one by its time in seconds.",
            describe: words(for:)
        ) { moment(of: $0) }.alsoCalled("time", "seek", "timestamp", "position"),
        .list(
            "widths", \.poster.widths, of: .integer(16...8192),
            "The widths in pixels; none is made wider than the picture is."
        ) { $0.int },
        .list("formats", \.poster.formats, of: .choice(of: Poster.Format.self), "The formats.") {
            $0.string.flatMap(Poster.Format.init)
        },
        .integer("quality", \.poster.quality, in: 1...100, "The quality of JPEG and WebP."),
    ]

    private var make = Make.poster
    private var poster = Poster(widths: [320, 640, 1280], formats: [.jpeg, .webp])

    init() {}

    var makes: StageProduct { .images }
    var needsVideo: Bool { true }
    var publishedFiles: PublishedFiles {
        guard poster.widths.count == 1, poster.formats.count == 1 else { return .several }
        return .one(fileExtension: poster.formats[0].fileExtension)
    }

    /// Files that would have one name.
    func check(_ node: JSONNode, _ context: inout FieldContext) {
        reportDoubles(poster.widths, of: "widths", node, &context)
        reportDoubles(poster.formats, of: "formats", node, &context)
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

    func work(named name: String) -> MediaPass.Work { .poster(poster) }

    func shortcomings(in capabilities: MediaCapabilities) -> [SettingIssue] {
        let formats = WordNeeds("formats", of: Poster.Format.self) { [.init(kind: .encoder, name: $0.encoder)] }
        let missing = poster.formats.enumerated().compactMap { index, format in
            formats.issue(with: format.rawValue, at: ["formats", String(index)], in: capabilities)
        }
        return missing + missingFilters(in: capabilities)
    }

    private static func words(for moment: Poster.Moment) -> JSONValue {
        switch moment {
        case .auto: "auto"
        case .first: "first"
        case .middle: "middle"
        case .seconds(let seconds): .double(seconds)
        }
    }

    private static func moment(of value: JSONValue) -> Poster.Moment? {
        switch value {
        case "auto": .auto
        case "first": .first
        case "middle": .middle
        default: value.number.map { .seconds($0.double) }
        }
    }
}
