public import Foundation
import JSON
public import PipelineEngine

/// A run for programs: `run.json`, written a job at a time, so that it may be of any length.
///
/// Members come in a fixed order. What they mean is in `Docs/run-json.md`.
public struct RunJSON: Sendable {
    /// What the file begins with, by which it is recognised.
    public static let mark = "{\"format\":\"dailies run\""

    private let record: RunRecord
    private let now: Date
    private var hasJobs = false

    /// Begins the file of a run.
    ///
    /// - Parameters:
    ///   - record: the run.
    ///   - now: the moment at which it is written.
    public init(_ record: RunRecord, now: Date) {
        self.record = record
        self.now = now
    }

    /// The beginning: the run, and its stages a line each.
    public var head: String {
        let run: [(String, JSONValue)] = [
            ("format", "dailies run"), ("version", 1), ("run", .int(Int(record.run.number))),
            ("pipeline", .string(record.pipeline)), ("file", .string(record.file)), ("began", .time(record.began)),
            ("ended", record.ended.map(JSONValue.time) ?? .null), ("written", .time(now)),
            ("outcome", record.outcome.map(JSONValue.string) ?? .null),
            ("output", record.output.map(JSONValue.string) ?? .null), ("program", .string(record.program)),
            ("libraries", .string(record.libraries)), ("parameters", .object(record.settings)),
            ("planned", .int(record.planned)), ("counts", record.total.json),
        ]
        let members = run.map { name, value in "\(JSONWriter.write(.string(name))):\(JSONWriter.write(value))" }
        let stages = record.stages.map { stage in
            JSONWriter.write([
                "stage": .string(stage.id.name), "kind": .string(stage.kind), "counts": stage.counts.json,
            ])
        }
        return "{" + members.joined(separator: ",\n") + ",\n\"stages\":[\n" + stages.joined(separator: ",\n")
            + "\n],\n\"jobs\":[\n"
    }

    /// A job.
    public mutating func line(_ job: JobRecord) -> String {
        defer { hasJobs = true }
        return (hasJobs ? ",\n" : "") + JSONWriter.write(.object(job.json(below: record.output)))
    }

    /// The end.
    public var tail: String { (hasJobs ? "\n" : "") + "]}\n" }
}

extension RunRecord.Counts {
    fileprivate var json: JSONValue {
        let counts = RunRecord.JobState.allCases.map { ($0.rawValue, JSONValue.int(self[$0])) }
        let others: [(String, JSONValue)] = [
            ("files", .int(files)), ("newFiles", .int(newFiles)), ("bytes", .int(bytes)),
            ("seconds", .seconds(seconds)), ("costMicros", .int(costMicros)),
        ]
        return .object(JSONObject([("jobs", .int(jobs))] + counts + others))
    }
}

extension JobRecord {
    fileprivate func json(below output: String?) -> JSONObject {
        var object = JSONObject([
            ("stage", .string(job.stage.name)), ("item", .string(job.item)), ("kind", .string(kind)),
            ("state", .string(state.rawValue)), ("at", .time(at)),
        ])
        object["reason"] = reason.map(JSONValue.string)
        object["made"] = made.map(JSONValue.time)
        if let fingerprint {
            object["fingerprint"] = .string(fingerprint.digest.hex)
            let fields = fingerprint.fields.sorted { $0.key < $1.key }
            object["settings"] = .object(JSONObject(fields.map { ($0.key, .string($0.value)) }))
        }
        if !attempts.isEmpty { object["attempts"] = .array(attempts.map(\.json)) }
        if !notes.isEmpty { object["notes"] = .array(notes.map(JSONValue.string)) }
        if !losses.isEmpty { object["losses"] = .array(losses.map(JSONValue.string)) }
        object["generation"] = GenerationRecord(self).map { .object($0.json) }
        if !files.isEmpty { object["files"] = .array(files.map { $0.json(below: output) }) }
        return object
    }
}

extension JobRecord.Attempt {
    fileprivate var json: JSONValue {
        var object = JSONObject([("began", .time(began))])
        object["ended"] = ended.map(JSONValue.time)
        object["outcome"] = outcome.map(JSONValue.string)
        object["reason"] = failure.map { .string($0.reason.rawValue) }
        object["message"] = failure.map { .string($0.message) }
        object["detail"] = failure?.detail.map(JSONValue.string)
        return .object(object)
    }
}

extension JobRecord.File {
    fileprivate func json(below output: String?) -> JSONValue {
        var object = JSONObject([
            ("name", .string(artifact.name)), ("digest", .string(artifact.digest.hex)), ("size", .int(artifact.size)),
        ])
        object["path"] = path.map { .string(PublishedLink.path($0, below: output) ?? $0) }
        if path != nil { object["new"] = .bool(isNew) }
        if !artifact.facts.isEmpty { object["facts"] = .object(artifact.facts) }
        return .object(object)
    }
}

extension JSONValue {
    fileprivate static func time(_ time: Date) -> JSONValue {
        .string(time.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
    }
    fileprivate static func seconds(_ seconds: Double) -> JSONValue { .double((seconds * 1_000).rounded() / 1_000) }
}
