import Testing

@testable import PipelineEngine

@Suite("Nearest name")
struct NearestNameTests {
    private static let known = ["width", "height", "format", "from", "at"]

    /// What was written, and what was meant.
    static let slips: [(String, String?)] = [
        ("widht", "width"), ("Width", "width"), ("wdth", "width"), ("fromat", "format"), ("form", "from"),
        ("heigth", "height"), ("ta", "at"), ("colour", nil), ("", nil), ("x", nil),
    ]

    @Test("is found for a slip of the fingers and not for another word", arguments: slips)
    func slip(written: String, meant: String?) { #expect(NearestName.find(written, among: Self.known) == meant) }

    @Test("of two that are equally close, the first in the alphabet is taken")
    func tie() { #expect(NearestName.find("cat", among: ["hat", "bat", "rat"]) == "bat") }

    /// Two words and how many letters lie between them.
    static let distances: [(String, String, Int)] = [
        ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("abc", "abc", 0), ("abc", "acb", 1), ("ab", "ba", 1),
        ("kitten", "sitting", 3), ("flaw", "lawn", 2),
    ]

    @Test("a letter too many, too few, another, or two swapped count one", arguments: distances)
    func distance(left: String, right: String, expected: Int) {
        #expect(NearestName.distance(Array(left), Array(right)) == expected)
    }
}
