import JSON
import MediaProcessing
import PipelineEngine

extension ThumbnailStage {
    /// The settings of all that can be made.
    static let fields: [Field<ThumbnailStage>] =
        [makeField, formatsField(Make.allCases)] + posterFields + waveformFields + [backgroundField]

    /// The settings of what is made, where that is known.
    static func fields(beside node: JSONNode, _ context: FieldContext) -> [Field<ThumbnailStage>] {
        var context = context
        guard let make = node["make"] else { return fields(of: .poster) }
        guard case .value(let value) = context.resolve(make), let make = value.string.flatMap(Make.init) else {
            return fields
        }
        return fields(of: make)
    }

    private static func fields(of make: Make) -> [Field<ThumbnailStage>] {
        switch make {
        case .poster: [makeField, formatsField([.poster])] + posterFields + [backgroundField]
        case .waveform: [makeField, formatsField([.waveform])] + waveformFields + [backgroundField]
        }
    }

    private static let makeField = Field<ThumbnailStage>.choice("make", \.make, "What is made of the video.")

    private static func formatsField(_ makes: [Make]) -> Field<ThumbnailStage> {
        let words = makes.flatMap { make in
            switch make {
            case .poster: Poster.Format.allCases.map(\.rawValue)
            case .waveform: Waveform.Format.allCases.map(\.rawValue)
            }
        }
        var seen: Set<String> = []
        return .list(
            "formats", \.formats, of: .choice(words.filter { seen.insert($0).inserted }),
            "The formats: a poster's are jpeg and webp without, a waveform's json (as audiowaveform 2 writes it), svg and png."
        ) { $0.string }
    }

    private static let posterFields: [Field<ThumbnailStage>] = [
        .value(
            "at", \.poster.at, .either([.choice(["auto", "first", "middle"]), .number(0...86_400)]),
            "Which frame is taken: the one that shows most, the first, the middle one, or one by its time in seconds.",
            describe: words(for:)
        ) { moment(of: $0) }.alsoCalled("time", "seek", "timestamp", "position"),
        .list(
            "widths", \.poster.widths, of: .integer(16...8192),
            "The widths in pixels; none is made wider than the picture is."
        ) { $0.int },
        .integer("quality", \.poster.quality, in: 1...100, "The quality of JPEG and WebP."),
    ]

    private static let waveformFields: [Field<ThumbnailStage>] = [
        .integer(
            "pointsPerSecond", \.waveform.pointsPerSecond, in: 1...1_000,
            "How many points of a waveform there are a second."),
        .choice(
            "channels", \.waveform.channels,
            "Whether a waveform shows all channels mixed (mix), or each (each), then with numbers of both."),
        .integer("width", \.waveform.width, in: 16...8192, "The width of a waveform's pictures in pixels."),
        .integer("height", \.waveform.height, in: 16...8192, "The height of a waveform's pictures in pixels."),
        .text("color", \.color, "The colour of a waveform; without #3b6ed8."),
    ]

    private static let backgroundField = Field<ThumbnailStage>.text(
        "background", \.background,
        "The colour behind a waveform, without which nothing is there; or beneath a poster of pictures that can be seen through, #000000 without."
    )

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
