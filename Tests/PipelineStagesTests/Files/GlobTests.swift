import Testing

@testable import PipelineStages

@Suite("Pattern")
struct GlobTests {
    /// Patterns that are wrong, and why.
    static let wrong: [(String, String)] = [
        ("clips/[a.mp4", "a '[' is never closed; write '[[]' for the character itself"),
        ("[", "a '[' is never closed; write '[[]' for the character itself"),
        ("[]", "a '[' is never closed; write '[[]' for the character itself"),
        ("[!]", "a '[' is never closed; write '[[]' for the character itself"),
        ("[a/b]", "a '[' is never closed; write '[[]' for the character itself"),
        ("{a,[b}", "a '[' is never closed; write '[[]' for the character itself"),
        ("{mp4,mov", "a '{' is never closed; write '[{]' for the character itself"),
        ("{a,{b}", "a '{' is never closed; write '[{]' for the character itself"),
        ("*.{", "a '{' is never closed; write '[{]' for the character itself"),
        ("[z-a]", "'z-a' is the wrong way round"),
        ("[[:alpha:]]", "'[:' begins a class of characters, which patterns here don't have"),
        (String(repeating: "{a,b}", count: 10), "it stands for more than 1000 patterns"),
        (String(repeating: "{", count: 20) + String(repeating: "}", count: 20), "its braces are nested deeper than 16"),
        (String(repeating: "a", count: 5000), "it is longer than 4096 characters"),
    ]

    @Test("what is wrong with a pattern is told", arguments: wrong)
    func complaint(pattern: String, problem: String) {
        let error = #expect(throws: GlobError.self) { try Glob(pattern) }
        #expect(error?.problem == problem)
    }

    /// Texts, and whether they may be patterns.
    static let kinds: [(String, Bool)] = [
        ("a.mp4", false), ("a]b}.mp4", false), ("a-!^,.mp4", false), ("", false), ("*", true), ("a?", true),
        ("[", true),
        ("{", true),
    ]

    @Test("only four characters make a pattern of a path", arguments: kinds)
    func isPattern(text: String, expected: Bool) { #expect(Glob.isPattern(text) == expected) }

    @Test("many stars are no trap: what doesn't fit is refused at once", arguments: ["a*", "*a", "?*", "[ab]*"])
    func stars(piece: String) throws {
        let pattern = try GlobName(Array((String(repeating: piece, count: 100) + "c").unicodeScalars)[...])
        let text = String(repeating: "a", count: 255)
        let time = ContinuousClock().measure {
            for _ in 0..<10 { #expect(!pattern.matches(text + "b")) }
            #expect(pattern.matches(text + "c"))
        }
        #expect(time < .seconds(5))
    }
}
