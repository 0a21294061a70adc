import Foundation
import JSON
import Testing

@Suite("What media say of themselves can't take over the terminal")
struct ControlCharacterTests {
    private let scratch: Scratch
    private static let order = "\u{1B}[31m"

    init() throws { scratch = try Scratch() }

    @Test("in what dailies probe shows")
    func probe() async throws {
        let path = try MediaLab(scratch).titled("named.mkv", "red \(Self.order)or not")
        let bytes = try Data(contentsOf: URL(filePath: path))
        #expect(bytes.firstRange(of: Data("red \(Self.order)or not".utf8)) != nil)
        let outcome = try await Command.run("probe", "named.mkv", in: scratch.url)
        #expect(outcome.status == 0 && !outcome.errors.contains("\u{1B}"))
        #expect(outcome.errors.contains("“red \u{FFFD}[31mor not”"), "\(outcome.errors)")
        let lines = try await Command.run("probe", "--json", "named.mkv", in: scratch.url)
        #expect(!lines.output.contains("\u{1B}"))
        let streams = try JSONReader.read(lines.output).value["streams"]?.array
        #expect(streams?.first?["metadata"]?["title"]?.string == "red \(Self.order)or not")
    }

    @Test("in what dailies run shows and leaves, of files whose names are orders too")
    func run() async throws {
        _ = try MediaLab(scratch).titled("in/red\(Self.order)whole.mkv", "red \(Self.order)or not")
        try scratch.write("no media at all", to: "in/red\(Self.order)bad.mkv")
        try scratch.write(
            """
            { "name": "keep", "stages": { "in": { "stage": "files" },
              "web": { "stage": "transcode", "from": "in", "metadata": "keep", "onError": "skip" } } }
            """, to: "keep.json")
        let outcome = try await Command.run("run", "keep.json", "--input", "in", in: scratch.url)
        #expect(outcome.status == 3 && !outcome.errors.contains("\u{1B}"), "\(outcome.errors)")
        #expect(outcome.errors.contains("red\u{FFFD}[31mbad.mkv is a text file, not a media file"), "\(outcome.errors)")
        let page = try String(contentsOf: scratch.url.appending(path: "out/keep/report.html"), encoding: .utf8)
        #expect(!page.contains("\u{1B}"))
        #expect(page.contains("red\u{FFFD}[31mbad.mkv is a text file, not a media file"))
        let record = try String(contentsOf: scratch.url.appending(path: "out/keep/run.json"), encoding: .utf8)
        #expect(!record.contains("\u{1B}"))
        let jobs = try JSONReader.read(record).value["jobs"]?.array ?? []
        #expect(
            jobs.compactMap { $0["reason"]?.string }
                == ["red\(Self.order)bad.mkv is a text file, not a media file"])
    }
}
