import SeededRandom
import Testing

@testable import PipelineStages

@Suite("Patterns of files, as bash reads them")
struct PatternTests {
    private static let files = [
        "a.mp4", "b.mov", "c.MP4", "take 1.mp4", "take-12.mp4", ".hidden.mp4", "[x].mp4", "y,z.mp4", "{y}.mp4", "aaab",
        "x-1.mp4", "x_2.mp4", "x9.mp4", "clips/a.mp4", "clips/b.mp4", "clips/b.mov", "clips/.h.mp4", "clips/10/a.mp4",
        "clips/9/a.mp4", "clips/9/deep/er/z.mp4", "clips/.cache/q.mp4", "clips-2/a.mp4", "out/clips/a.mp4", "-", "a]b",
    ]

    static let patterns = [
        "*", "*.mp4", "*.MP4", "*.{mp4,mov}", "?.mp4", "??.mp4", "take?1.mp4", "take*", "[a-b].*", "[!a].*", "[^a].*",
        "[]x]*", "[[]x].mp4", "[!]a]*", "x[-_]?.mp4", "x[0-9].mp4", "x[_-]*", "*a*a*a*b", "a*b", "a**b", ".*", ".h*",
        "[.]h*", "?hidden.mp4", "clips/*", "clips/*.mp4", "clips/.*", "clips/.*/*", "clips/*/*.mp4", "*/a.mp4",
        "*/*/a.mp4", "**", "**/*.mp4", "**/a.mp4", "clips/**", "clips/**/*.mp4", "clips/**/**/*.mp4", "**/clips/*.mp4",
        "**/9/**/*.mp4", "**/er/*", "**/.*", "**/.cache/*", "clips**/a.mp4", "./*.mp4", "./clips/./*.mp4",
        "clips//*.mp4", "clips/../*.mp4", "clips/9/../*.mp4", "*/../a.mp4", "{clips,out}/*.mp4",
        "{clips,out/clips}/a.*", "{a,b,c}.{mp4,mov}", "{,clips/}*.mp4", "clips/{9,10}/{a,b}.mp4",
        "{clips/{9,10},out/*}/a.mp4", "x{-,_,9}*", "*.txt", "nowhere/*.mp4", "*/", "clips/*/", "a.mp4/*", "*]*", "*,*",
        "*}.mp4", "*{x,y}*",
    ]

    @Test("a pattern finds what bash finds, in the same order")
    func table() throws {
        let tree = try FileTree(Self.files)
        let expected = try tree.foundByBash(Self.patterns)
        for (pattern, files) in zip(Self.patterns, expected) {
            #expect(try tree.foundIfAny(pattern) == files, "\(pattern)")
        }
        #expect(expected.filter(\.isEmpty).count < 12)
    }

    @Test("patterns that nobody thought of find what bash finds", arguments: 0..<5)
    func anything(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let names = ["a", "b", "ab", "ba", "aab", ".a", ".ab"]
        let files = (0..<60).map { _ in
            (0..<Int.random(in: 1...4, using: &random)).compactMap { _ in names.randomElement(using: &random) }
                .joined(separator: "/") + ".f"
        }
        let pieces = ["a", "b", "*", "*", "?", "[ab]", "[!b]", "{a,b}", "{b,.a}"]
        let patterns = (0..<150).map { _ in
            let steps = (0..<Int.random(in: 1...4, using: &random)).map { _ in
                let length = Int.random(in: 1...4, using: &random)
                let name = (0..<length).compactMap { _ in pieces.randomElement(using: &random) }.joined()
                return ["**", ".a*", name, name, name].randomElement(using: &random) ?? name
            }
            return (steps + ["*"]).joined(separator: "/")
        }
        let tree = try FileTree(files)
        let expected = try tree.foundByBash(patterns)
        for (pattern, files) in zip(patterns, expected) {
            #expect(try tree.foundIfAny(pattern) == files, "\(pattern)")
        }
        #expect(expected.contains { $0.count > 5 })
    }
}
