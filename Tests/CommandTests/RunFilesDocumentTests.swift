import Foundation
import JSON
import Testing

@Suite("What a run leaves beside its files", .serialized)
struct RunFilesDocumentTests {
    private let scratch: Scratch
    private static let arguments = ["run", "boats.json", "--sandbox", "--set", "prompt=a <b>red</b> boat"]

    init() throws {
        scratch = try Scratch()
        try scratch.write(Boats.pipeline, to: "boats.json")
    }

    private func text(_ name: String) throws -> String {
        try String(contentsOf: scratch.url.appending(path: "out/boats/\(name)"), encoding: .utf8)
    }

    @Test("run.json is as Docs/run-json.md says and has all provenance, and report.html shows it")
    func document() async throws {
        let outcome = try await Command.start(Self.arguments, in: scratch.url).outcome()
        #expect(outcome.status == 0, "\(outcome.errors)")
        let record = try JSONReader.read(try text("run.json")).value
        #expect(try DocumentedFields("run-json.md").problems(with: record, as: "run.json") == [])
        #expect(record["outcome"] == "done")
        #expect(record["parameters"]?["prompt"] == "a <b>red</b> boat")
        #expect(record["counts"]?["made"] == 4 && record["counts"]?["leftOut"] == 1)
        #expect(record["libraries"]?.string?.contains("avcodec") == true)
        let jobs = try #require(record["jobs"]?.array)
        let clip = try #require(jobs.first { $0["stage"] == "clip" })
        #expect(clip["generation"]?["prompt"] == "a <b>red</b> boat")
        #expect(clip["generation"]?["costMicros"]?.int == record["counts"]?["costMicros"]?.int)
        #expect(jobs.first { $0["stage"] == "long" }?["reason"] == "probe.duration is 1.042, not >= 3")
        let poster = try #require(jobs.first { $0["stage"] == "poster" })
        #expect(poster["files"]?.array?[0]["path"] == "01/poster.jpg")
        #expect(poster["settings"]?.object?.isEmpty == false)
        let page = try text("report.html")
        #expect(page.contains("a &lt;b&gt;red&lt;/b&gt; boat") && !page.contains("<b>red</b>"))
        #expect(page.contains("src=\"data:image/jpeg;base64,/9j/"))
        #expect(page.contains("href=\"./01/source.mp4\""))
        #expect(scratch.files().filter { $0.contains(".dailies-") } == [])
    }

    @Test("a run that finds everything done leaves the files of the run that did it")
    func idle() async throws {
        _ = try await Command.start(Self.arguments, in: scratch.url).outcome()
        let first = try text("run.json")
        let again = try await Command.start(Self.arguments, in: scratch.url).outcome()
        #expect(again.status == 0)
        #expect(try text("run.json") == first)
        try FileManager.default.removeItem(at: scratch.url.appending(path: "out/boats/report.html"))
        _ = try await Command.start(Self.arguments, in: scratch.url).outcome()
        let third = try JSONReader.read(try text("run.json")).value
        #expect(third["run"] == 3 && third["counts"]?["cached"] == 4)
        #expect(third["jobs"]?.array?.first { $0["stage"] == "clip" }?["made"] != nil)
        #expect(try text("report.html").contains("the same settings and inputs as work, which was done 20"))
    }

    @Test("somebody else's file of the name stays, with a warning, and the run is no failure")
    func foreign() async throws {
        try scratch.write("my own\n", to: "out/boats/run.json")
        let outcome = try await Command.start(Self.arguments, in: scratch.url).outcome()
        #expect(outcome.status == 0)
        let path = scratch.url.appending(path: "out/boats/run.json").path
        #expect(
            outcome.errors.contains(
                "warning: the run's report could not be written: \(path) is there and dailies did not write it; give it another name\n"
            ), "\(outcome.errors)")
        #expect(try text("run.json") == "my own\n")
    }
}
