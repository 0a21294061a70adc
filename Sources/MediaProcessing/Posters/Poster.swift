import MediaTypes

/// Asks for one frame of a video as images.
public struct Poster: Hashable, Sendable, Codable {
    /// Which frame is taken.
    public enum Moment: Hashable, Sendable, Codable {
        /// The one that shows most: sharp, with contrast, neither black nor white.
        case auto
        /// The first one.
        case first
        /// The one in the middle.
        case middle
        /// The first one at or after this time in seconds; the last one if there is none.
        case seconds(Double)
    }

    /// The formats that can be made.
    public enum Format: String, CaseIterable, Hashable, Sendable, Codable {
        /// JPEG.
        case jpeg
        /// PNG.
        case png
        /// WebP.
        case webp

        /// The extension of its files.
        public var fileExtension: String { self == .jpeg ? "jpg" : rawValue }
    }

    /// Which frame is taken.
    public var at: Moment
    /// The widths in pixels; none is made wider than the picture is.
    ///
    /// The height keeps the shape.
    public var widths: [Int]
    /// The formats; each is made in each width.
    public var formats: [Format]
    /// The quality of JPEG and WebP, from 1 to 100.
    public var quality: Int
    /// The colour that lies beneath what can be seen through.
    public var background: RGBColor

    /// Asks for images.
    public init(
        at: Moment = .auto, widths: [Int], formats: [Format], quality: Int = 80, background: RGBColor = .black
    ) {
        self.at = at
        self.widths = widths
        self.formats = formats
        self.quality = quality
        self.background = background
    }
}

extension Poster.Moment {
    /// The time from which on a frame is taken, in seconds from the source's beginning; `nil` if all are compared.
    func time(in source: MediaInfo) -> Double? {
        switch self {
        case .auto: nil
        case .first: -.infinity
        case .middle: ((source.firstVideo?.duration ?? source.duration)?.value ?? 0) / 2
        case .seconds(let seconds): seconds
        }
    }
}

/// Written as a word, or as a number of seconds.
extension Poster.Moment {
    private static let words: [(word: String, moment: Poster.Moment)] = [
        ("auto", .auto), ("first", .first), ("middle", .middle),
    ]

    /// Reads a word or a number of seconds.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let seconds = try? container.decode(Double.self) {
            self = .seconds(seconds)
        } else {
            let word = try container.decode(String.self)
            guard let known = Self.words.first(where: { $0.word == word }) else {
                throw DecodingError.dataCorruptedError(in: container, debugDescription: "there is no moment '\(word)'")
            }
            self = known.moment
        }
    }

    /// Writes a word or a number of seconds.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if case .seconds(let seconds) = self {
            try container.encode(seconds)
        } else {
            try container.encode(Self.words.first { $0.moment == self }?.word ?? "auto")
        }
    }
}
