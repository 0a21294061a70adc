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
            case .committed(let job, let result, let isCached):
                [
                    "event": "committed", "job": .job(job), "cached": .bool(isCached),
                    "artifacts": .array(result.artifacts.map(\.json)), "facts": .object(result.facts),
                ]
            case .published(let job, let artifact, let path, let isNew):
                [
                    "event": "published", "job": .job(job), "path": .string(path), "new": .bool(isNew),
                    "digest": .string(artifact.digest.hex),
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
        let artifacts = entries.flatMap { $0.artifacts.prefix($0.published.count) }
        return [
            "event": "ended", "jobs": .int(entries.count), "done": .int(entries.count(where: \.isMade)),
            "cached": .int(entries.count(where: \.isCached)),
            "failed": .int(failures.count { $0.reason != .unfinished }),
            "unfinished": .int(failures.count { $0.reason == .unfinished }),
            "leftOut": .int(entries.count(where: \.isLeftOut)), "dropped": .int(entries.count(where: \.isDropped)),
            "notDone": .int(entries.count(where: \.isNotDone)), "cancelled": .bool(wasCancelled),
            "files": .int(entries.reduce(0) { $0 + $1.published.count }),
            "newFiles": .int(entries.reduce(0) { $0 + $1.newlyPublished }),
            "bytes": .int(artifacts.reduce(0) { $0 + $1.size }),
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
