import Foundation
import JSON
import PipelineEngine
import Testing

@testable import Reports

@Suite("A run for programs")
struct RunJSONTests {
    private func text(_ run: SampleRun) -> String {
        var writer = RunJSON(run.record, now: SampleRun.at(90))
        return writer.head + run.jobs.map { writer.line($0) }.joined() + writer.tail
    }

    @Test("is JSON with a fixed beginning, a job a line")
    func shape() throws {
        let text = text(SampleRun())
        #expect(text.hasPrefix(RunJSON.mark))
        let value = try JSONReader.read(text).value
        #expect(value["jobs"]?.array?.count == 6)
        #expect(value["stages"]?.array?.count == 6)
        #expect(text.split(separator: "\n").count { $0.hasPrefix("{\"stage\":\"web\",\"item\"") } == 1)
        var empty = SampleRun()
        empty.jobs = []
        empty.record.stages = []
        #expect(try JSONReader.read(self.text(empty)).value["jobs"]?.array == [])
    }

    @Test("tells of a job what decided its result, what it made and what went wrong")
    func job() throws {
        let jobs = try #require(try JSONReader.read(text(SampleRun())).value["jobs"]?.array)
        let web = jobs[1]
        #expect(
            web.object?.names == [
                "stage", "item", "kind", "state", "at", "fingerprint", "settings", "attempts", "notes", "losses",
                "files",
            ])
        #expect(web["settings"] == ["input": "0123abcd", "kind": "transcode", "preset": "mp4-h264"])
        #expect(web["notes"]?.array?.first == "the picture was encoded: it is rotated")
        #expect(web["losses"]?.array?.first == "1 of 96 pictures could not be decoded")
        #expect(web["files"]?.array?[0]["path"] == "01/web.mp4")
        #expect(web["files"]?.array?[0]["new"] == true)
        #expect(web["attempts"]?.array?[0]["began"] == "2027-01-15T08:00:02.000Z")
        let sound = try #require(jobs[3]["attempts"]?.array)
        #expect(sound.count == 2)
        #expect(sound[1]["reason"] == "unusableInput")
        #expect(sound[1]["detail"]?.string?.contains("moov atom not found") == true)
        #expect(jobs[4]["reason"] == "'probe.duration' is 2, not 3 or more")
    }

    @Test("tells what was bought, and no signature of an address")
    func generation() throws {
        let text = text(SampleRun())
        #expect(!text.contains("secret"))
        let generation = try #require(try JSONReader.read(text).value["jobs"]?.array?[0]["generation"])
        #expect(generation["model"] == "xai:grok-imagine@video")
        #expect(generation["costMicros"] == 280_000)
        #expect(generation["seeds"] == [42])
        #expect(generation["request"]?["inputs"]?["video"] == "https://example.com/in.mp4")
    }
}
