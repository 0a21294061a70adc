import Foundation
import JSON
import PipelineEngine
import RunStore
import Wording

/// Why a job was done, or would be: two fingerprints side by side, in lines for people.
struct Explanation {
    private let job: JobID
    private let kind: String
    private let pipeline: String
    private var facts: [(name: String, words: String)] = []
    private var changes: [PlanPreview.FieldChange]?
    private var fields: [String: String] = [:]
    private var remarks: [String] = []

    /// Compares what a job was last made from with what it was made from before; `end` is what became of it since.
    init(last: RunJournal.Episode, before: RunJournal.Episode?, end: RunJournal.Ending?) {
        job = last.job
        kind = last.kind
        pipeline = last.pipeline
        if let end, end.run != last.run { facts.append(("since", end.words)) }
        facts.append(("last", last.words))
        if let before {
            facts.append(("before", before.words))
            changes = last.fingerprint.changes(since: before.fingerprint)
        } else {
            facts.append(("before", "this is its first result"))
            fields = last.fingerprint.fields
        }
    }

    /// Compares what a job would be made from now with what it was last made from.
    init(now entry: PlanPreview.Entry, of pipeline: String, last: RunJournal.Episode?, remark: ProviderRemark?) {
        job = entry.job
        kind = entry.kind
        self.pipeline = pipeline
        if let remark { remarks.append(remark.words) }
        facts = [("now", entry.reason.verdict), ("last", last?.words ?? "never done")]
        guard let now = entry.fingerprint else {
            if entry.isWork { remarks.insert("What it would be made from isn't known before that is there.", at: 0) }
            return
        }
        if let last { changes = now.changes(since: last.fingerprint) } else { fields = now.fields }
    }

    /// Tells how a job ended that was never made.
    init(end: RunJournal.Ending) {
        job = end.job
        kind = end.kind
        pipeline = end.pipeline
        facts = [("last", end.words), ("before", "never made")]
        if end.state == "leftOut", end.reason == nil {
            remarks = ["'dailies plan \(end.file)' with the options of that run shows the condition."]
        }
    }

    /// The lines.
    func lines(_ paint: Paint) -> [String] {
        var head = Table(.left, .left)
        for (name, words) in facts { head.add("  " + name, words) }
        let rest = comparison + remarks.flatMap { ["", $0] }
        return [paint.bold("\(pipeline)/\(job), \(kind)")] + head.lines + rest
    }

    private var comparison: [String] {
        if let changes {
            guard let first = changes.ordered.first else {
                return ["", "Nothing that decides its result is different."]
            }
            let others = changes.ordered.dropFirst()
            var lines = ["", "The first difference: " + first.line]
            if !others.isEmpty { lines += ["Further differences:"] + others.map { "  " + $0.line } }
            return lines
        }
        guard !fields.isEmpty else { return [] }
        var table = Table(.left, .left)
        for (name, value) in fields.sorted(by: { $0.key < $1.key }) { table.add("  " + name, Self.line(value)) }
        return ["", "It is decided by:"] + table.lines
    }

    private static func line(_ value: String) -> String { ShortValue.words(value) }
}

extension Explanation {
    /// The same for programs, with all values in full.
    var json: JSONValue {
        [
            "event": "explanation", "pipeline": .string(pipeline), "job": .job(job), "kind": .string(kind),
            "facts": .object(JSONObject(facts.map { ($0.name, .string($0.words)) })),
            "changes": changes.map { .array($0.ordered.map(\.json)) } ?? .null,
            "fields": .object(
                JSONObject(fields.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })),
        ]
    }
}

extension RunJournal.Ending {
    /// What became of the job, and when.
    fileprivate var words: String {
        let time = "in run \(run), \(Words.moment(time))"
        return switch state {
        case "leftOut": "left out \(time)" + (reason.map { ": \($0)" } ?? "")
        case "dropped": "dropped \(time), because \(reason ?? "what it needs") failed"
        default: "\(state) \(time)"
        }
    }
}

extension RunJournal.Episode {
    /// When and in which run it was, and what came of it.
    fileprivate var words: String {
        let outcome =
            isCached
            ? "found, made for another job" : state == "done" ? "made" : state == "leftOut" ? "left out" : state
        return "\(outcome) in run \(run), \(Words.moment(time))"
    }
}

extension PlanPreview.Reason {
    /// What a run would do with the job.
    fileprivate var verdict: String {
        switch self {
        case .cached: "cached: its result is there"
        case .new: "new: would be done"
        case .paid: "paid: would be fetched"
        case .changed: "changed: would be done again"
        case .depends(let job): "depends on \(job), which is to be done first"
        case .leftOut, .failing: words
        }
    }
}

extension PlanPreview.FieldChange {
    /// The field and its values.
    fileprivate var line: String {
        let same = zip(before ?? "", now ?? "").prefix { $0 == $1 }.count
        let values = [before, now].map { $0.map { ShortValue.words($0, from: same) } ?? "not set" }
        return "\(name)  \(values[0]) → \(values[1])"
    }
}
