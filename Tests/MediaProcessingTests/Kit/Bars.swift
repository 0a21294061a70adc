import Testing

/// A fixture of eight bars whose colours are known, stored with a matrix and a range.
struct Bars: Hashable, Sendable, CustomTestStringConvertible {
    /// The matrix, by the name that FFmpeg's scale filter has for it.
    let matrix: String
    /// The range: `tv` or `pc`.
    let range: String

    var testDescription: String { "\(matrix)-\(range)" }
    var media: Media { .fixture("bars-\(matrix)-\(range).mp4") }

    /// The matrix, by the name of the tag.
    var matrixTag: String { matrix == "bt601" ? "smpte170m" : "bt709" }

    static let all = ["bt601", "bt709"].flatMap { matrix in
        ["tv", "pc"].map { Bars(matrix: matrix, range: $0) }
    }

    /// What was drawn, from left to right.
    private static let colors = [
        [0xC0, 0xC0, 0xC0], [0xC0, 0xC0, 0], [0, 0xC0, 0xC0], [0, 0xC0, 0], [0xC0, 0, 0xC0], [0xC0, 0, 0],
        [0, 0, 0xC0], [0x10, 0x10, 0x10],
    ]

    /// How far the component that is furthest off is from what was drawn, in the middles of the bars.
    func worstError(of picture: Picture) -> Int {
        let bar = picture.width / Self.colors.count
        let errors = Self.colors.enumerated().flatMap { index, color in
            zip(picture.color(index * bar + bar / 2, picture.height / 2), color).map { abs($0 - $1) }
        }
        return errors.max() ?? 255
    }
}
