import Foundation
import PipelineEngine
import RunStore

/// Why a job was done, or would be: two fingerprints side by side, in lines for people.
struct Explanation {
    private let title: String
    private var facts: [(name: String, words: String)] = []
    private var changes: [PlanPreview.FieldChange]?
    private var fields: [String: String] = [:]

    /// Compares what a job was last made from with what it was made from before.
    init(last: RunJournal.Episode, before: RunJournal.Episode?) {
        title = "\(last.pipeline)/\(last.job), \(last.kind)"
        facts.append(("last", last.words))
        if let before {
            facts.append(("before", before.words))
            changes = last.fingerprint.changes(since: before.fingerprint)
        } else {
            facts.append(("before", "never with anything else"))
            fields = last.fingerprint.fields
        }
    }

    /// Compares what a job would be made from now with what it was last made from.
    init(now entry: PlanPreview.Entry, of pipeline: String, last: RunJournal.Episode?) {
        title = "\(pipeline)/\(entry.job), \(entry.kind)"
        facts = [("now", entry.reason.verdict), ("last", last?.words ?? "never done")]
        guard let now = entry.fingerprint else { return }
        if let last { changes = now.changes(since: last.fingerprint) } else { fields = now.fields }
    }

    /// The lines.
    func lines(_ paint: Paint) -> [String] {
        var head = Table(.left, .left)
        for (name, words) in facts { head.add("  " + name, words) }
        return [paint.bold(title)] + head.lines + comparison
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
        guard !fields.isEmpty else { return ["", "What it would be made from isn't known before that is there."] }
        var table = Table(.left, .left)
        for (name, value) in fields.sorted(by: { $0.key < $1.key }) { table.add("  " + name, Self.line(value)) }
        return ["", "It is decided by:"] + table.lines
    }

    private static func line(_ value: String) -> String { value.replacing("\n", with: " ") }
}

extension RunJournal.Episode {
    /// When and in which run it was, and what came of it.
    fileprivate var words: String {
        let outcome = isCached ? "found, made for another job" : state == "done" ? "made" : state
        return "\(outcome) in run \(run), \(time.formatted(Self.style))"
    }

    private static var style: Date.VerbatimFormatStyle {
        Date.VerbatimFormatStyle(
            format: """
                \(year: .defaultDigits)-\(month: .twoDigits)-\(day: .twoDigits) \
                \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits):\
                \(second: .twoDigits)
                """, locale: Locale(identifier: "en_US_POSIX"), timeZone: .current,
            calendar: Calendar(identifier: .gregorian))
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
    /// The field and its values in full.
    fileprivate var line: String {
        let values = [before, now].map { $0?.replacing("\n", with: " ") ?? "not set" }
        return "\(name)  \(values[0]) → \(values[1])"
    }
}
