import Testing

@testable import PipelineEngine

@Suite("Complaints about CSV")
struct CSVComplaintTests {
    /// What is wrong with the second of three rows, and what is said about it.
    static let rows: [(String, String)] = [
        (
            "x\"y,2",
            "3:2: a quote in a cell that doesn't begin with one; put the whole cell in quotes and write the quote twice"
        ),
        ("\"x\"y,2", "3:4: text after the closing quote of a cell; a quote inside a cell is written twice"),
        ("\"x\" ,\"y\"", "3:4: text after the closing quote of a cell; a quote inside a cell is written twice"),
        ("1,2,3", "3:5: the row has 3 cells, and the header has 2; a text with a comma stands in double quotes"),
        ("1", "3:1: the row has 1 cell, and the header has 2"),
        ("1,\u{0}", "3:3: a NUL byte, which no text has"),
        ("1,\"\u{0}\"", "3:4: a NUL byte, which no text has"),
        ("1,é12345678", "3:3: the cell is longer than 8 bytes"),
        (
            "\"12345678\n9\",2",
            "3:1: the cell is longer than 8 bytes; perhaps the quote that opens it is never closed"
        ),
        ("1,2,3,4,5,6,7,8,9", "3:9: the record has more than 4 cells"),
        ("12345,12345,12345,12345", "3:21: the record is longer than 20 bytes"),
    ]

    @Test("a row that is wrong is said to be, and the others are read", arguments: rows)
    func row(row: String, complaint: String) {
        var limits = CSVLimits()
        limits.cell = 8
        limits.record = 20
        limits.cells = 4
        let lines = row.split(separator: "\n").count
        let expected = [
            "header a@1:1 b@1:3", "row 1@2:1 2@2:3", complaint, "row 5@\(3 + lines):1 6@\(3 + lines):3",
        ]
        #expect(Transcript.csv("a,b\n1,2\n\(row)\n5,6\n", limits: limits) == expected)
    }

    @Test(
        "a cell that isn't UTF-8 is told by its place", arguments: [[0xFF], [0xC3], [0xC0, 0xAF], [0xED, 0xA0, 0x80]])
    func notUTF8(bytes: [UInt8]) {
        let text = Array("a,b\n1,".utf8) + bytes + Array("\n3,4\n".utf8)
        #expect(
            Transcript.of(text, by: CSVReader())
                == [
                    "header a@1:1 b@1:3", "2:3: the cell is not valid UTF-8; save the file as CSV UTF-8",
                    "row 3@3:1 4@3:3",
                ])
    }

    @Test("a quote that is never closed is told where it opens", arguments: ["\"y\n3,4\n", "\"y\"\"\n\n", "\""])
    func neverClosed(rest: String) {
        #expect(
            Transcript.csv("a,b\n1,2\nx,\(rest)")
                == ["header a@1:1 b@1:3", "row 1@2:1 2@2:3", "3:3: the quote that opens here is never closed"])
    }

    /// Headers with another separator, and what is said about them; nothing else is.
    static let separators: [(String, String)] = [
        ("a;b\n1;2\n", "1:2: columns are separated by ';'; save it with commas"),
        ("\nprompt\tduration\nx\t6\n", "2:7: columns are separated by tabs; save it with commas"),
    ]

    @Test("another separator is told once, and the rest isn't read", arguments: separators)
    func separator(text: String, complaint: String) { #expect(Transcript.csv(text) == [complaint]) }

    @Test("rows below a header that is wrong are checked for their form", arguments: 1...3)
    func header(pieces: Int) {
        #expect(
            Transcript.of("a\"b,c\n1,2\n3\"\n".utf8, by: CSVReader(), pieces: pieces) == [
                """
                1:2: a quote in a cell that doesn't begin with one; put the whole cell in quotes and write the quote \
                twice
                """,
                """
                3:2: a quote in a cell that doesn't begin with one; put the whole cell in quotes and write the quote \
                twice
                """,
            ])
    }

    /// Beginnings of texts in UTF-16: with a byte order mark, and without.
    static let beginnings: [[UInt8]] = [
        [0xFF, 0xFE, 0x61, 0x00, 0x0A, 0x00], [0xFE, 0xFF, 0x00, 0x61], [0x61, 0x00, 0x62, 0x00, 0x0A, 0x00],
        [0x00, 0x61, 0x00, 0x62, 0x00],
    ]

    @Test("UTF-16 is told once, whether it has a byte order mark or not", arguments: beginnings)
    func utf16(bytes: [UInt8]) {
        for size in 1...3 {
            for parser in [CSVReader(), JSONLinesReader()] as [any RowParser] {
                #expect(
                    Transcript.of(bytes, by: parser, pieces: size) == ["file: the file is UTF-16; save it as UTF-8"])
            }
        }
    }
}
