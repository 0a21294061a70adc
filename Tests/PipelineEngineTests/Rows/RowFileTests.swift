import Foundation
import PipelineEngine
import Testing

@Suite("File of rows")
struct RowFileTests {
    @Test(
        "only three kinds of file hold rows", arguments: ["rows.txt", "rows", ".csv", "csv", "rows.csv.gz", "a.csv/b"])
    func kinds(path: String) {
        let error = #expect(throws: InvalidRows.self) { try RowFile(checking: path, parameters: [:], set: [:]) }
        #expect(error?.description == "\(path): rows are read from files that end in .csv, .jsonl or .ndjson")
    }

    @Test("a file that isn't there, and what is no file, is told")
    func noFile() throws {
        let missing = #expect(throws: InvalidRows.self) {
            try RowFile(checking: "nowhere/rows.csv", parameters: [:], set: [:])
        }
        #expect(missing?.description == "nowhere/rows.csv: there is no such file")
        let sheet = try RowSheet("prompt\nx\n")
        try FileManager.default.removeItem(atPath: sheet.path)
        try FileManager.default.createDirectory(atPath: sheet.path, withIntermediateDirectories: false)
        #expect(sheet.complaint() == "rows.csv: must be a regular file, because it is read twice")
    }

    @Test("a link to a file is as good as the file")
    func link() throws {
        let sheet = try RowSheet("prompt\nx\n", called: "real.csv")
        let link = sheet.path.replacing("real.csv", with: "link.csv")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "real.csv")
        #expect(try RowFile(checking: link, parameters: RowSheet.parameters, set: [:]).count == 1)
    }

    /// What may become of a file after it was checked.
    static let changes = ["prompt\nx\ny\nz\n", "prompt\nx\n", "prompt\n\"\n", "promt\nx\ny\n", ""]

    @Test("a file that is changed after it was checked is told", arguments: changes)
    func changed(text: String) throws {
        let sheet = try RowSheet("prompt\nx\ny\n")
        let file = try sheet.checked()
        try sheet.write(text)
        let error = #expect(throws: InvalidRows.self) { try file.forEachRow { _ in } }
        #expect(error?.description == "\(sheet.path): the file was changed while it was read; run again")
    }

    @Test("a file that is changed while its rows are handed out is told, even if it looks as before")
    func changedMeanwhile() throws {
        let line = String(repeating: "x", count: 99) + "\n"
        let sheet = try RowSheet("prompt\n" + String(repeating: line, count: 3000))
        let file = try sheet.checked()
        let date = try FileManager.default.attributesOfItem(atPath: sheet.path)[.modificationDate]
        let error = #expect(throws: InvalidRows.self) {
            try file.forEachRow { row in
                guard row.number == 1 else { return }
                let other = try FileHandle(forUpdating: URL(filePath: sheet.path))
                try other.seek(toOffset: 250_000)
                try other.write(contentsOf: Data("\n".utf8))
                try other.close()
                try FileManager.default.setAttributes(
                    [.modificationDate: date ?? Date.distantPast], ofItemAtPath: sheet.path)
            }
        }
        #expect(error?.description == "\(sheet.path): the file was changed while it was read; run again")
    }

    @Test("an error of whoever takes the rows ends the reading and is handed on")
    func bodyThrows() throws {
        let sheet = try RowSheet("prompt\nx\ny\n")
        var taken = 0
        #expect(throws: CancellationError.self) {
            try sheet.checked().forEachRow { _ in
                taken += 1
                throw CancellationError()
            }
        }
        #expect(taken == 1)
    }
}
