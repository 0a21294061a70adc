import Foundation
import JSON
import PipelineEngine
import Reports

/// A run with a job of every kind of end.
struct SampleRun {
    static let began = Date(timeIntervalSince1970: 1_800_000_000)

    var record = RunRecord(run: RunID(12), pipeline: "web-gallery", file: "Pipelines/web-gallery.json", began: began)
    var jobs: [JobRecord] = []

    /// - Parameters:
    ///   - item: the name of the items.
    ///   - prompt: what was asked for.
    ///   - words: what FFmpeg said of a failure.
    init(
        item: String = "01", prompt: String = "A paper lantern drifts over a quiet harbour",
        words: String = "avformat_open_input: Invalid data found when processing input (mov: moov atom not found)"
    ) {
        record.ended = Self.began.addingTimeInterval(83.4)
        record.outcome = "failed"
        record.output = "/out/web-gallery"
        record.settings = JSONObject([("prompt", .string(prompt)), ("duration", 4)])
        record.program = "0.1.0"
        record.libraries = "libavformat 59.27.100"
        record.planned = 7
        var clip = job("clip", item, "generate", .cached)
        clip.facts = JSONObject([
            ("taskUUID", "6f0c3b0e-0000-4000-8000-000000000001"), ("model", "xai:grok-imagine@video"),
            ("costMicros", 280_000),
        ])
        clip.items = [JSONObject([("seed", 42), ("videoURL", "https://example.com/a.mp4?signature=secret")])]
        clip.request = JSONObject([
            ("positivePrompt", .string(prompt)), ("model", "xai:grok-imagine@video"),
            ("inputs", .object(JSONObject([("video", "https://example.com/in.mp4?signature=secret")]))),
        ])
        clip.made = Self.began.addingTimeInterval(-3_600)
        var web = job("web", item, "transcode", .made, from: 2, to: 40)
        web.facts = JSONObject([
            ("notes", .array(["the picture was encoded: it is rotated", .string(words)])),
            ("losses", .array(["1 of 96 pictures could not be decoded", .string(words)])),
        ])
        web.files = [file("web.mp4", 430_000, "/out/web-gallery/\(item)/web.mp4")]
        var poster = job("poster", item, "thumbnail", .made, from: 2, to: 11)
        poster.files = [file("320.jpg", 8_000, "/out/web-gallery/\(item)/poster/320.jpg")]
        var sound = job("sound", item, "extractAudio", .failed, from: 11, to: 12)
        let failure = StageFailure(.unusableInput, "\(item).mp4 is not a media file FFmpeg can read", detail: words)
        sound.attempts = [
            .init(began: Self.at(5), ended: Self.at(6), outcome: "failed", failure: failure),
            .init(began: Self.at(11), ended: Self.at(12), outcome: "failed", failure: failure),
        ]
        sound.reason = failure.message
        var long = job("long", item, "extractAudio", .leftOut)
        long.reason = "'probe.duration' is 2, not 3 or more"
        let dropped = job("gallery", item, "gallery", .dropped)
        jobs = [clip, web, poster, sound, long, dropped]
        count()
    }

    static func at(_ seconds: Double) -> Date { began.addingTimeInterval(seconds) }

    private func job(
        _ stage: String, _ item: String, _ kind: String, _ state: RunRecord.JobState, from: Double? = nil,
        to: Double? = nil
    ) -> JobRecord {
        let id = JobID(stage: StageID(stage), item: item)
        var record = JobRecord(id, kind: kind, state: state, at: Self.at(to ?? 1))
        if let from, let to { record.attempts = [.init(began: Self.at(from), ended: Self.at(to), outcome: "done")] }
        record.fingerprint = Fingerprint(fields: ["kind": kind, "preset": "mp4-h264", "input": "0123abcd"])
        return record
    }

    private func file(_ name: String, _ size: Int, _ path: String) -> JobRecord.File {
        let facts = JSONObject([("videoFrames", 97)])
        return JobRecord.File(
            Artifact(name: name, digest: ContentDigest(of: name), size: size, facts: facts), path: path, isNew: true)
    }

    private mutating func count() {
        for job in jobs {
            var counts = RunRecord.Counts()
            counts[job.state] = 1
            counts.files = job.files.count
            counts.newFiles = job.files.count
            counts.bytes = job.files.reduce(0) { $0 + $1.artifact.size }
            counts.seconds = job.seconds(at: Self.began) ?? 0
            record.stages.append(.init(id: job.job.stage, kind: job.kind, counts: counts))
        }
    }

    /// The page of the run.
    var page: RunPage {
        var timeline = RunTimeline(length: 83.4)
        for job in jobs {
            for attempt in job.attempts {
                let time =
                    attempt.began.timeIntervalSince(
                        Self.began)...(attempt.ended ?? attempt.began)
                    .timeIntervalSince(Self.began)
                timeline.add(.init(job.job, time, outcome: attempt.outcome))
            }
        }
        var page = RunPage(record, timeline: timeline)
        page.jobs = jobs
        page.failed = jobs.filter { $0.state == .failed }
        page.lossy = jobs.filter { !$0.losses.isEmpty }
        page.bought = jobs.filter { $0.facts["taskUUID"] != nil }
        page.thumbnails = jobs.filter { $0.kind == "thumbnail" }.compactMap { job in
            Thumbnail.choice(of: job).flatMap(\.path).map { Thumbnail(of: job.job, path: $0, bytes: [0xFF, 0xD8]) }
        }
        return page
    }

    var html: String { page.html(now: Self.at(90), state: "failed") }
}
