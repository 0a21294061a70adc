import Foundation
import GRDB
import JSON
import PipelineEngine
import Testing

@testable import RunStore

@Suite("What the journal tells of a run")
struct RunRecordTests {
    private let journal: RunJournal
    private let run: RunID

    init() async throws {
        journal = try RunJournal()
        var start = RunStart(pipeline: "web", file: "web.json")
        start.jobs = 9
        start.output = "/out/web"
        start.settings = JSONObject([("prompt", "a boat")])
        start.program = "0.1.0"
        start.libraries = "lavc 59"
        start.process = 42
        run = try await journal.beginRun(start)
    }

    private func job(_ stage: String, _ item: String = "01") -> JobID { JobID(stage: StageID(stage), item: item) }

    private func write(_ job: JobID, _ kind: String, _ events: JournalEntry.Event...) async throws {
        try await journal.write(events.map { JournalEntry(job, kind: kind, $0) }, of: run)
    }

    private func fingerprint(_ text: String) -> Fingerprint { Fingerprint(fields: ["kind": text]) }

    private func image(_ name: String) -> Artifact {
        Artifact(name: name, digest: ContentDigest(of: name), size: 100, facts: JSONObject([("width", 64)]))
    }

    /// One job of every kind of end.
    private func fill() async throws {
        let facts = JSONObject([("taskUUID", "t"), ("model", "m"), ("costMicros", 280_000)])
        let bought = StageResult(items: [.init(identity: "t#0", facts: JSONObject([("seed", 7)]))], facts: facts)
        try await write(
            job("clip", ""), "generate", .began(fingerprint("clip")),
            .committed(fingerprint("clip"), bought, isCached: false))
        let poster = StageResult(artifacts: [image("320.jpg"), image("640.jpg")])
        try await write(
            job("poster"), "thumbnail", .began(fingerprint("poster")),
            .committed(fingerprint("poster"), poster, isCached: false),
            .published([
                .init(image("320.jpg"), path: "/out/web/01/320.jpg", isNew: true),
                .init(image("640.jpg"), path: "/out/web/01/640.jpg", isNew: false),
            ]))
        try await write(job("poster", "02"), "thumbnail", .committed(fingerprint("poster"), poster, isCached: true))
        let failure = StageFailure(.unusableInput, "bad.mp4 can't be read", detail: "moov atom not found")
        try await write(
            job("sound"), "extractAudio", .began(fingerprint("sound")),
            .retried(StageFailure(.unreachable, "busy")), .began(fingerprint("sound")),
            .failed(failure, fingerprint("sound")))
        try await write(job("long"), "extractAudio", .ended(.leftOut, "too short"))
        try await write(job("web"), "transcode", .began(fingerprint("web")))
    }

    @Test("the run, and its stages in the order in which it came to them, with counts, files, size and cost")
    func record() async throws {
        try await fill()
        let record = try #require(try await journal.record(of: nil))
        #expect(
            record.run == run && record.pipeline == "web" && record.file == "web.json" && record.output == "/out/web")
        #expect(record.settings == JSONObject([("prompt", "a boat")]) && record.process == 42 && record.ended == nil)
        #expect(record.program == "0.1.0" && record.libraries == "lavc 59" && record.planned == 9)
        #expect(record.stages.map(\.id.name).first == "clip" && record.stages.count == 5)
        let total = record.total
        #expect(total.states == [.made: 2, .cached: 1, .failed: 1, .leftOut: 1, .running: 1])
        #expect(total.files == 2 && total.newFiles == 1 && total.bytes == 200 && total.costMicros == 280_000)
        #expect(record.untouched == 3)
        try await journal.endRun(run, outcome: "failed")
        let ended = try #require(try await journal.record(of: run))
        #expect(ended.outcome == "failed" && ended.ended != nil)
        #expect(try await journal.record(of: RunID(99)) == nil)
        #expect(try await journal.runs(limit: 10).map(\.run) == [run])
    }

    @Test("of a job its attempts, files and where they were published, what decided its result, and when it was made")
    func jobs() async throws {
        try await fill()
        let all = try await journal.jobs(of: run, .all(after: nil), limit: 100)
        #expect(
            all.map(\.job.description) == ["clip", "long@01", "poster@01", "poster@02", "sound@01", "web@01"])
        #expect(all.map(\.state) == [.made, .leftOut, .made, .cached, .failed, .running])
        #expect(all[0].costMicros == 280_000 && all[0].items == [JSONObject([("seed", 7)])])
        #expect(all[1].reason == "too short" && all[1].attempts.isEmpty)
        #expect(all[2].files.map(\.path) == ["/out/web/01/320.jpg", "/out/web/01/640.jpg"])
        #expect(all[2].files.map(\.isNew) == [true, false])
        #expect(all[2].fingerprint == fingerprint("poster"))
        #expect(all[3].files.map(\.path) == [nil, nil] && all[3].made == all[2].made && all[3].made != nil)
        #expect(all[4].attempts.map(\.failure?.message) == ["busy", "bad.mp4 can't be read"])
        #expect(all[4].attempts.last?.failure?.detail == "moov atom not found")
        #expect(all[5].attempts.count == 1 && all[5].attempts[0].ended == nil)
    }

    @Test("a page at a time each job comes once")
    func pages() async throws {
        try await fill()
        var seen: [JobID] = []
        while true {
            let page = try await journal.jobs(of: run, .all(after: seen.last), limit: 4)
            seen += page.map(\.job)
            if page.count < 4 { break }
        }
        #expect(seen == (try await journal.jobs(of: run, .all(after: nil), limit: 100).map(\.job)))
        #expect(seen.count == 6)
    }

    @Test("jobs are picked: failed, at work, bought, with images, and the slowest")
    func selections() async throws {
        try await fill()
        let expected: [(RunJournal.JobSelection, [String])] = [
            (.failed, ["sound@01"]), (.atWork, ["web@01"]), (.bought, ["clip"]), (.images, ["poster@01"]),
        ]
        #expect(try await journal.jobs(of: run, .lossy, limit: 10).isEmpty)
        let partly = StageResult(facts: JSONObject([("notes", .array(["losses"])), ("losses", .array(["1 picture"]))]))
        try await write(
            job("web", "02"), "transcode", .began(fingerprint("02")),
            .committed(fingerprint("02"), partly, isCached: false))
        #expect(try await journal.jobs(of: run, .lossy, limit: 10).map(\.losses) == [["1 picture"]])
        for (selection, names) in expected {
            #expect(try await journal.jobs(of: run, selection, limit: 10).map(\.job.description) == names)
        }
        try await journal.database.write { db in
            try db.execute(sql: "UPDATE attempt SET began = 1000, ended = 1009 WHERE stage = 'poster'")
            try db.execute(sql: "UPDATE attempt SET began = 1000, ended = 1005 WHERE stage = 'sound'")
        }
        let slowest = try await journal.jobs(of: run, .slowest, limit: 2).map(\.job.description)
        #expect(slowest == ["sound@01", "poster@01"])
    }

    @Test("when jobs were at work: up to the end those that still are")
    func timeline() async throws {
        try await fill()
        try await journal.database.write { db in
            try db.execute(sql: "UPDATE run SET began = 1000")
            try db.execute(sql: "UPDATE attempt SET began = 1001, ended = 1003")
            try db.execute(sql: "UPDATE attempt SET ended = NULL WHERE stage = 'web'")
        }
        let record = try #require(try await journal.record(of: run))
        let timeline = try await journal.timeline(of: record, end: Date(timeIntervalSince1970: 1_010))
        #expect(timeline.count == 5 && timeline.length == 10)
        #expect(timeline.spans.last == .init(job("web"), 1...10, outcome: nil))
        #expect(timeline.spans.first == .init(job("clip", ""), 1...3, outcome: "done"))
        #expect(try await journal.ends(of: run, limit: 2) == [1_003, 1_003])
    }

    @Test("a damaged row is an error that names what is wrong")
    func damaged() async throws {
        try await fill()
        try await journal.database.write { db in try db.execute(sql: "UPDATE run SET settings = '7'") }
        let failure = await #expect(throws: StageFailure.self) { try await journal.record(of: run) }
        #expect(failure?.detail == "column 'settings' holds no JSON object")
    }
}
