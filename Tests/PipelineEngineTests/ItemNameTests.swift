import SeededRandom
import Testing

@testable import PipelineEngine

@Suite("Names of items")
struct ItemNameTests {
    /// What a file or row is called, and what its folder is.
    static let names: [(String, String)] = [
        ("clip", "clip"), ("Été 2024", "Été 2024"), ("..", "item"), (".", "item"), ("", "item"), ("...x", "x"),
        (".hidden", "hidden"), ("../../etc/passwd", "_.._etc_passwd"), ("a/b", "a_b"), ("a\\b", "a_b"),
        ("/", "_"), ("a\u{0}b\nc\u{7F}", "a_b_c_"), ("con", "con"), ("a..b", "a..b"),
    ]

    @Test("a name never leads out of its folder", arguments: names)
    func safe(name: String, expected: String) { #expect(Item.safe(name) == expected) }

    @Test("no name made of awkward characters leaves its folder, is hidden, or is too long", arguments: 0..<200)
    func anything(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let letters = Array("./\\\u{0}\n\u{7F}aé🎬~ -")
        let length = Int.random(in: 0...200, using: &random)
        let name = String((0..<length).compactMap { _ in letters.randomElement(using: &random) })
        let safe = Item.safe(name)
        #expect(!safe.isEmpty && safe.utf8.count <= 120)
        #expect(!safe.hasPrefix(".") && !safe.contains("/") && !safe.contains("\u{0}"))
        #expect(Item.safe(safe) == safe)
    }

    @Test("a long name is cut between characters")
    func long() {
        #expect(Item.safe(String(repeating: "a", count: 500)) == String(repeating: "a", count: 120))
        #expect(Item.safe("a" + String(repeating: "🎬", count: 60)) == "a" + String(repeating: "🎬", count: 29))
    }

    @Test("names that two files want get 8 digits of the digest of the path, whatever the order")
    func clash() {
        let found = ["/a/clip.mp4", "/b/clip.mp4", "/b/other.mp4"].map {
            FoundItem(name: $0.hasSuffix("other.mp4") ? "other" : "clip", path: $0)
        }
        let names = Item.naming(found).map(\.name)
        #expect(
            names == [
                "clip-" + ContentDigest(of: "/a/clip.mp4").hex.prefix(8),
                "clip-" + ContentDigest(of: "/b/clip.mp4").hex.prefix(8), "other",
            ])
        #expect(Item.naming(found.reversed()).map(\.name) == names.reversed())
        #expect(Item.naming(found).map(\.lineage) == found.map(\.path))
    }

    @Test("names that are equal only once they are safe clash too")
    func clashOfSafeNames() {
        let found = [
            FoundItem(name: "a:b", path: "/1"), FoundItem(name: "a/b", path: "/2"), FoundItem(name: "a_b", path: "/3"),
        ]
        let names = Item.naming(found).map(\.name)
        #expect(names[0] == "a:b")
        #expect(names[1].hasPrefix("a_b-") && names[2].hasPrefix("a_b-"))
        #expect(Set(names).count == 3)
    }

    @Test("results are numbered with as many digits as the last one needs, two at least")
    func results() {
        let row = Item(name: "", lineage: "row 1")
        #expect(Item.results(of: row, count: 1).map(\.name) == ["01"])
        #expect(Item.results(of: row, count: 100).map(\.name).last == "100")
        #expect(Item.results(of: row, count: 100).map(\.name).first == "001")
        let named = Item(name: "sea", lineage: "row 2")
        #expect(Item.results(of: named, count: 1).map(\.name) == ["sea"])
        #expect(Item.results(of: named, count: 2).map(\.name) == ["sea-01", "sea-02"])
    }
}
