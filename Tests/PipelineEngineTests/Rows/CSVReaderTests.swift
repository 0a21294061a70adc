import SeededRandom
import Testing

@testable import PipelineEngine

@Suite("Reading CSV")
struct CSVReaderTests {
    /// Texts, and what they hold.
    static let texts: [(String, [String])] = [
        ("a,b\n1,2\n", ["header a@1:1 b@1:3", "row 1@2:1 2@2:3"]),
        ("a,b\n1,2", ["header a@1:1 b@1:3", "row 1@2:1 2@2:3"]),
        ("a,b\r\n1,2\r\n3,4\r\n", ["header a@1:1 b@1:3", "row 1@2:1 2@2:3", "row 3@3:1 4@3:3"]),
        ("a,b\r1,2\r3,4\r", ["header a@1:1 b@1:3", "row 1@2:1 2@2:3", "row 3@3:1 4@3:3"]),
        ("\u{FEFF}a,b\n1,2\n", ["header a@1:1 b@1:3", "row 1@2:1 2@2:3"]),
        ("\n\na\n\n1\n\r\n\r2\n\n", ["header a@3:1", "row 1@5:1", "row 2@8:1"]),
        ("a,b\n\"1\",\"2\"\n", ["header a@1:1 b@1:3", "row \"1\"@2:1 \"2\"@2:5"]),
        ("a,b\n\"x,y\",\"say \"\"so\"\"\"\n", ["header a@1:1 b@1:3", "row \"x,y\"@2:1 \"say \\\"so\\\"\"@2:7"]),
        (
            "a,b\n\"x\ny\",z\n1,2\n",
            ["header a@1:1 b@1:3", "row \"x\\ny\"@2:1 z@3:4", "row 1@4:1 2@4:3"]
        ),
        (
            "a,b\r\n\"x\r\ny\",z\r\n1,2\r\n",
            ["header a@1:1 b@1:3", "row \"x\\r\\ny\"@2:1 z@3:4", "row 1@4:1 2@4:3"]
        ),
        ("a,b\r\"x\ry\",z\r", ["header a@1:1 b@1:3", "row \"x\\ry\"@2:1 z@3:4"]),
        ("a,b\n,\n\"\",\n", ["header a@1:1 b@1:3", "row \"\"@3:1 @3:4"]),
        ("a,b\n1,", ["header a@1:1 b@1:3", "row 1@2:1 @2:3"]),
        ("a\n\"\"\n\"\"", ["header a@1:1", "row \"\"@2:1", "row \"\"@3:1"]),
        ("a,b\né🎬,ü\n", ["header a@1:1 b@1:3", "row é🎬@2:1 ü@2:4"]),
        ("a,b\n 1 , 2 \n", ["header a@1:1 b@1:3", "row  1 @2:1  2 @2:5"]),
        ("\"a;b\"\nx\n", ["header a;b@1:1", "row x@2:1"]),
        ("a;b,c\nx,y\n", ["header a;b@1:1 c@1:5", "row x@2:1 y@2:3"]),
        ("", []), ("\n", []), ("\u{FEFF}", []), ("a", ["header a@1:1"]),
    ]

    @Test("cells come with their places and say whether they were quoted", arguments: texts)
    func text(text: String, events: [String]) { #expect(Transcript.csv(text) == events) }

    @Test("it makes no difference how the bytes are cut into pieces", arguments: texts.map(\.0))
    func pieces(text: String) {
        for size in 1...5 {
            #expect(Transcript.of(text.utf8, by: CSVReader(), pieces: size) == Transcript.csv(text), "\(size)")
        }
    }

    @Test("whatever cells are written by the rules are read again", arguments: 0..<100)
    func anything(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let letters = ["a", "é", "🎬", ",", "\"", "\n", "\r", "\r\n", " ", ";", "\t", "\u{FEFF}"]
        let width = Int.random(in: 2...4, using: &random)
        let rows = (0..<Int.random(in: 1...6, using: &random)).map { _ in
            (0..<width).map { _ in
                (0..<Int.random(in: 0...6, using: &random)).compactMap { _ in letters.randomElement(using: &random) }
                    .joined()
            }
        }
        let end = ["\n", "\r", "\r\n"].randomElement(using: &random) ?? "\n"
        let text = rows.map { row in
            row.map { cell in "\"" + cell.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",") + end
        }.joined()
        var scanner = CSVScanner()
        let records = (scanner.read(Array(text.utf8)) + scanner.finish()).compactMap { try? $0.get() }
        #expect(records.map { $0.cells.map { Array($0.text.utf8) } } == rows.map { $0.map { Array($0.utf8) } })
    }
}
