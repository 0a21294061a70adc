import JSON
import PipelineEngine

extension RunEvent {
    /// The event as one line for programs.
    var json: String? {
        let members: JSONValue =
            switch self {
            case .began(let run, let jobs): ["event": "began", "run": .int(Int(run.number)), "jobs": .int(jobs)]
            case .started(let job): ["event": "started", "job": .job(job)]
            case .progressed(let job, let fraction):
                ["event": "progressed", "job": .job(job), "fraction": .double((fraction * 1000).rounded(.down) / 1000)]
            case .retrying(let job, let failure, let attempt, let wait):
                [
                    "event": "retrying", "job": .job(job), "attempt": .int(attempt),
                    "wait": .double((wait / .milliseconds(1)).rounded() / 1000),
                    "reason": .string(failure.reason.rawValue),
                    "message": .string(failure.message), "detail": failure.detail.map(JSONValue.string) ?? .null,
                ]
            case .committed(let job, let result, let isCached):
                [
                    "event": "committed", "job": .job(job), "cached": .bool(isCached),
                    "artifacts": .array(result.artifacts.map(\.json)), "facts": .object(result.facts),
                ]
            case .published(let job, let file):
                [
                    "event": "published", "job": .job(job), "path": .string(file.path), "new": .bool(file.isNew),
                    "digest": .string(file.artifact.digest.hex),
                ]
            case .failed(let job, let failure):
                [
                    "event": "failed", "job": .job(job), "reason": .string(failure.reason.rawValue),
                    "message": .string(failure.message), "detail": failure.detail.map(JSONValue.string) ?? .null,
                ]
            case .leftOut(let job, let reason): ["event": "leftOut", "job": .job(job), "reason": .string(reason)]
            case .dropped(let job, let cause): ["event": "dropped", "job": .job(job), "because": .job(cause)]
            case .draining: ["event": "draining"]
            case .ended(let report): report.json
            }
        return JSONWriter.write(members)
    }
}

extension RunReport {
    /// What became of the run as programs see it: how many jobs came to what, and what was published.
    fileprivate var json: JSONValue {
        [
            "event": "ended", "jobs": .int(total.jobs), "done": .int(total.made), "cached": .int(total.cached),
            "failed": .int(total.failed), "unfinished": .int(total.unfinished), "leftOut": .int(total.leftOut),
            "dropped": .int(total.dropped), "notDone": .int(total.notDone), "cancelled": .bool(wasCancelled),
            "files": .int(total.files), "newFiles": .int(total.newFiles), "bytes": .int(total.bytes),
        ]
    }
}

extension JSONValue {
    /// A job as programs see it.
    static func job(_ id: JobID) -> JSONValue { ["stage": .string(id.stage.name), "item": .string(id.item)] }
}

extension Artifact {
    /// The artifact as programs see it.
    var json: JSONValue {
        ["name": .string(name), "digest": .string(digest.hex), "size": .int(size), "facts": .object(facts)]
    }
}
