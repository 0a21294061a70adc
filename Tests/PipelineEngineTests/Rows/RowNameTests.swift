import JSON
import PipelineEngine
import Testing

@Suite("Names of rows")
struct RowNameTests {
    /// Texts of a CSV file, and the names of its rows; `*` stands for `-` and the digits of the row's digest.
    static let names: [(String, [String])] = [
        ("prompt\nx\nx\n", ["01", "02"]),
        ("id,prompt\nsea,x\nhill,y\n", ["sea", "hill"]),
        ("id,prompt\na/b,x\n..,y\n", ["a_b", "item"]),
        ("id,prompt\nsea,x\nsea,y\nhill,z\n", ["sea*", "sea*", "hill"]),
        ("id,prompt\na/b,x\na_b,y\n", ["a_b*", "a_b*"]),
        ("id,prompt\n\"\",x\nsea,y\n", ["item*", "sea"]),
        ("id,prompt\n\"\",x\n\"\",y\n", ["item*", "item*"]),
        ("id,prompt\n,x\nsea,y\n,x\n", ["01", "sea", "03"]),
        ("id,prompt\n02,x\n,y\n", ["02*", "02"]),
        ("id,prompt\n01,x\n02,y\n", ["01", "02"]),
    ]

    @Test("a row is called by its id or its number, with digits of its digest where two want a name", arguments: names)
    func name(text: String, expected: [String]) throws {
        var names: [String] = []
        let file = try RowSheet.Kept(text)
        try file.rows.forEachRow { row in
            let digest = ContentDigest(of: .object(JSONObject(row.values.map { ($0.key, $0.value) })))
            names.append(row.name.replacing("-" + digest.short, with: "*"))
        }
        #expect(names == expected)
    }

    @Test("numbers have as many digits as the last one needs, two at least", arguments: [(9, "01"), (100, "001")])
    func width(count: Int, first: String) throws {
        let names = try RowSheet("prompt\n" + String(repeating: "x\n", count: count)).rows().map {
            $0.prefix { $0 != ":" }
        }
        #expect(names.first.map(String.init) == first)
        #expect(Set(names).count == count)
    }

    @Test("digits depend on the row's own values, and on no other row and nothing that is set")
    func digits() throws {
        let sheet = try RowSheet("id,prompt\nsea,x\nsea,y\n")
        let other = try RowSheet("prompt,id\nz,sea\ny,sea\n")
        let names = try sheet.rows().map { $0.prefix { $0 != ":" } }
        #expect(try other.rows().map { $0.prefix { $0 != ":" } }[1] == names[1])
        #expect(try sheet.rows(set: ["style": "ink"]).map { $0.prefix { $0 != ":" } } == names)
    }

    @Test("a long name that two rows want keeps its digits and is no longer than a name may be")
    func long() throws {
        let id = String(repeating: "é", count: 100)
        let names = try RowSheet("id,prompt\n\(id),x\n\(id),y\n").rows().map { String($0.prefix { $0 != ":" }) }
        #expect(Set(names).count == 2)
        for name in names { #expect(name.utf8.count <= 120 && name.contains("é-")) }
    }

    @Test("rows that are equal whole are told, unless they have no id")
    func equal() throws {
        #expect(
            try RowSheet("id,prompt\nsea,x\nhill,x\n\nsea,x\n").complaint()
                == "rows.csv:5:1: the row is the same as the one in line 2; leave one out")
        #expect(
            try RowSheet("id,prompt\na/b,x\na\\b,x\n").complaint() == """
                rows.csv:3:1: the row would be called 'a_b-\(ContentDigest(of: ["prompt": "x"]).short)', as the one in \
                line 2 is; give it an id of its own
                """)
        #expect(try RowSheet("id,prompt\n,x\n,x\n").complaint() == "")
    }

    @Test("ids that several rows have are counted, in the order of the file")
    func sharedIDs() throws {
        let file = try RowSheet("id,prompt\nhill,x\nsea,x\nbay,x\nsea,y\nhill,y\nhill,z\na/b,x\na_b,x2\n").checked()
        #expect(file.sharedIDs.map { "\($0.id) \($0.count)" } == ["hill 3", "sea 2"])
    }

    @Test("a parameter may be called id: its value names the row too")
    func idParameter() throws {
        var id = ParameterDeclaration()
        id.type = .integer
        let sheet = try RowSheet("id\n7\n8\n")
        var rows: [RowFile.Row] = []
        try RowFile(checking: sheet.path, parameters: ["id": id], set: [:]).forEachRow { rows.append($0) }
        #expect(rows.map(\.name) == ["7", "8"])
        #expect(rows.map(\.values) == [["id": 7], ["id": 8]])
    }

    @Test("a number names a JSON line as well as a string does")
    func numbers() throws {
        let sheet = try RowSheet(
            "{\"id\": 7, \"prompt\": \"x\"}\n{\"id\": \"a\", \"prompt\": \"x\"}\n{\"prompt\": \"x\"}\n{\"id\": null, \"prompt\": \"x\"}",
            called: "r.jsonl")
        #expect(try sheet.rows().map { $0.prefix { $0 != ":" } } == ["7", "a", "03", "04"])
    }
}
