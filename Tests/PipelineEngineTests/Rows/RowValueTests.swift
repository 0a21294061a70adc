import JSON
import PipelineEngine
import Testing

@Suite("Values of rows")
struct RowValueTests {
    @Test("a cell is read by its parameter's type; one that is empty and not quoted leaves the default")
    func csv() throws {
        let rows = ["prompt,duration,loop,style", #"sea,3,true,"""#, #""a ""hill""",,,"#, "7,5.0,false,x"]
        let sheet = try RowSheet(rows.joined(separator: "\n"))
        #expect(
            try sheet.rows() == [
                #"01: {"duration":3,"loop":true,"prompt":"sea","style":""}"#, #"02: {"prompt":"a \"hill\""}"#,
                #"03: {"duration":5,"loop":false,"prompt":"7","style":"x"}"#,
            ])
    }

    @Test("true and false are read in any case, and rows of nothing but commas are skipped, as spreadsheets write them")
    func spreadsheet() throws {
        let sheet = try RowSheet(",,\nprompt,loop,style\nsea,TRUE,\n,,\nhill,False,\n,\n")
        #expect(try sheet.rows() == [#"01: {"loop":true,"prompt":"sea"}"#, #"02: {"loop":false,"prompt":"hill"}"#])
    }

    @Test("a value of a JSON line has its type already; null and what is left out leave the default")
    func jsonLines() throws {
        let sheet = try RowSheet(
            """
            {"prompt": "sea", "duration": 3, "loop": true, "style": ""}
            {"prompt": "a hill", "duration": null}
            """, called: "rows.ndjson")
        #expect(
            try sheet.rows() == [
                #"01: {"duration":3,"loop":true,"prompt":"sea","style":""}"#, #"02: {"prompt":"a hill"}"#,
            ])
    }

    @Test("a value that is the same for all rows fills the parameter that they don't have")
    func set() throws {
        let sheet = try RowSheet("duration\n3\n4\n")
        #expect(
            try sheet.rows(set: ["prompt": "sea"])
                == [#"01: {"duration":3,"prompt":"sea"}"#, #"02: {"duration":4,"prompt":"sea"}"#])
    }

    @Test("rows know their number and their place")
    func places() throws {
        let sheet = try RowSheet("prompt\n\nsea\n\n\"a\nhill\"\nx\n", called: "ROWS.CSV")
        let file = try sheet.checked()
        var places: [[Int]] = []
        try file.forEachRow { places.append([$0.number, $0.position.line, $0.position.column]) }
        #expect(file.count == 3)
        #expect(places == [[1, 3, 1], [2, 5, 1], [3, 7, 1]])
    }

    @Test("many rows come one by one, in their order, each time they are asked for")
    func many() throws {
        let count = 3000
        let prompt = String(repeating: "sea ", count: 20)
        let text = "duration,prompt\n" + (0..<count).map { "\($0 % 15 + 1),\(prompt)\($0)\n" }.joined()
        let file = try RowSheet.Kept(text)
        #expect(file.rows.count == count)
        for _ in 0..<2 {
            var next = 0
            try file.rows.forEachRow { row in
                #expect(row.values["prompt"]?.string == prompt + String(next))
                #expect(row.values["duration"]?.int == next % 15 + 1)
                next += 1
                #expect(row.name == String(String(10_000 + next).dropFirst()))
            }
            #expect(next == count)
        }
    }
}

extension RowSheet {
    /// A sheet and what was read from it.
    struct Kept {
        let sheet: RowSheet
        let rows: RowFile

        init(_ text: String) throws {
            sheet = try RowSheet(text)
            rows = try sheet.checked()
        }
    }
}
