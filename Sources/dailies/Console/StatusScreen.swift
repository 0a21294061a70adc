import Foundation
import JSON
import PipelineEngine
import Wording

/// A run as `dailies status` shows it.
struct StatusScreen {
    private let record: RunRecord
    private let now: Date
    /// The process that is at work on the run, if it goes on.
    private let process: Int?

    /// Jobs at work, and those that are tried again later; the first of them.
    var atWork: [JobRecord] = []
    /// Jobs that failed; the first of them.
    var failed: [JobRecord] = []
    /// The latest runs.
    var runs: [RunRecord] = []
    /// The run that goes on, if one does.
    var running: RunID?
    /// How fast jobs get done.
    var pace = PaceEstimate()

    /// - Parameters:
    ///   - record: the run.
    ///   - now: the moment.
    ///   - process: the process that is at work on it; `nil` if none is.
    init(_ record: RunRecord, now: Date, process: Int?) {
        self.record = record
        self.now = now
        self.process = process
    }

    private var end: Date { record.ended ?? now }

    /// The run in lines for people.
    func lines(_ paint: Paint) -> [String] {
        var lines = [paint.bold("run \(record.run)") + "  \(record.pipeline)  " + state(paint), "  " + counts]
        if !atWork.isEmpty {
            lines += ["", process == nil ? "At work when it ended:" : "At work:"] + jobs.lines.map { "  " + $0 }
            let rest = record.total[.running] + record.total[.waiting] - atWork.count
            if rest > 0 { lines.append(paint.dim("  and \(Words.grouped(rest)) more")) }
        }
        if !failed.isEmpty {
            lines += ["", "Failed:"] + failed.flatMap { failure(of: $0, paint) }
            let rest = record.total[.failed] + record.total[.unfinished] - failed.count
            if rest > 0 { lines.append(paint.dim("  and \(Words.grouped(rest)) more")) }
        }
        if runs.count > 1 { lines += ["", "Runs:"] + table.lines.map { "  " + $0 } }
        return lines
    }

    private func state(_ paint: Paint) -> String {
        let time = Words.duration(end.timeIntervalSince(record.began))
        if let outcome = record.outcome {
            let word = outcome == "done" ? paint.green(outcome) : outcome == "failed" ? paint.red(outcome) : outcome
            return "\(word), began \(Words.moment(record.began)), took \(time)"
        }
        guard let process else {
            let advice = "ended without saying so; run the same command again to go on"
            return paint.yellow(advice) + ", began \(Words.moment(record.began))"
        }
        return paint.green("at work") + " since \(Words.moment(record.began)), \(time), process \(process)"
    }

    /// How many jobs came to what, and how long the rest takes.
    private var counts: String {
        let total = record.total
        let parts: [(Int, String)] = [
            (total[.made], "done"), (total[.cached], "cached"), (total[.failed], "failed"),
            (total[.unfinished], "still rendering"), (total[.leftOut], "left out"), (total[.dropped], "dropped"),
            (total[.running] + total[.waiting], process == nil ? "unfinished" : "at work"),
            (total[.cancelled] + record.untouched, process == nil ? "not begun" : "to come"),
        ]
        let words = parts.filter { $0.0 > 0 }.map { "\(Words.grouped($0.0)) \($0.1)" }.joined(separator: ", ")
        let jobs = Words.count(max(record.planned, total.jobs), "job")
        return jobs + (words.isEmpty ? "" : ": " + words) + (left.map { "; about \(Words.roughly($0)) left" } ?? "")
    }

    /// How long the rest takes, in seconds.
    private var left: Double? {
        guard process != nil else { return nil }
        let jobs = record.untouched + record.total[.running] + record.total[.waiting]
        return pace.remaining(Double(jobs), at: .seconds(now.timeIntervalSince(record.began)))
    }

    private var jobs: Table {
        var table = Table(.left, .left, .right, .left)
        for job in atWork {
            let began = job.attempts.last?.began ?? job.at
            let attempt = job.attempts.count > 1 ? "attempt \(job.attempts.count)" : ""
            let isWaiting = job.state == .waiting
            table.add(
                TerminalText.shown(job.job.description), job.kind, Words.roughly(end.timeIntervalSince(began)),
                isWaiting ? "waits to be tried again: \(TerminalText.shown(job.reason ?? ""))" : attempt)
        }
        return table
    }

    private func failure(of job: JobRecord, _ paint: Paint) -> [String] {
        let failure = job.attempts.last?.failure
        let text = failure?.description ?? job.reason ?? ""
        let lines = text.split(separator: "\n").map { TerminalText.shown($0) }
        let mark = job.state == .unfinished ? paint.yellow("… ") : paint.red("✗ ")
        return ["  " + mark + TerminalText.shown(job.job.description) + ": " + (lines.first ?? "")]
            + lines.dropFirst().map { "  " + $0 }
    }

    private var table: Table {
        var table = Table(.right, .left, .left, .right, .left)
        for run in runs {
            table.add(
                run.run.description, run.pipeline, Words.moment(run.began),
                run.ended.map { Words.duration($0.timeIntervalSince(run.began)) } ?? "",
                run.outcome ?? (run.run == running ? "at work" : "killed"))
        }
        return table
    }
}

extension StatusScreen {
    /// The run as programs see it.
    var json: JSONValue {
        let total = record.total
        let counts = RunRecord.JobState.allCases.map { ($0.rawValue, JSONValue.int(total[$0])) }
        var object = JSONObject([("run", .int(Int(record.run.number))), ("pipeline", .string(record.pipeline))])
        object["file"] = .string(record.file)
        object["outcome"] = .string(record.outcome ?? (process == nil ? "killed" : "running"))
        object["began"] = .int(Int(record.began.timeIntervalSince1970))
        object["ended"] = record.ended.map { .int(Int($0.timeIntervalSince1970)) } ?? .null
        object["process"] = process.map(JSONValue.int) ?? .null
        object["jobs"] = .int(max(record.planned, total.jobs))
        object["counts"] = .object(JSONObject(counts))
        object["secondsLeft"] = left.map { .int(Int(min($0, 1e9))) } ?? .null
        object["atWork"] = .array(atWork.map { Self.job($0, $0.attempts.last?.began ?? $0.at) })
        object["failures"] = .array(failed.map(Self.failure))
        object["runs"] = .array(runs.map(Self.run))
        return .object(object)
    }

    private static func job(_ job: JobRecord, _ time: Date) -> JSONValue {
        [
            "job": .job(job.job), "kind": .string(job.kind), "state": .string(job.state.rawValue),
            "since": .int(Int(time.timeIntervalSince1970)), "attempts": .int(job.attempts.count),
        ]
    }

    private static func failure(_ job: JobRecord) -> JSONValue {
        let failure = job.attempts.last?.failure
        return [
            "job": .job(job.job), "kind": .string(job.kind), "state": .string(job.state.rawValue),
            "reason": (failure?.reason.rawValue).map(JSONValue.string) ?? .null,
            "message": .string(failure?.message ?? job.reason ?? ""),
            "detail": failure?.detail.map(JSONValue.string) ?? .null, "attempts": .int(job.attempts.count),
        ]
    }

    private static func run(_ run: RunRecord) -> JSONValue {
        [
            "run": .int(Int(run.run.number)), "pipeline": .string(run.pipeline),
            "began": .int(Int(run.began.timeIntervalSince1970)),
            "ended": run.ended.map { .int(Int($0.timeIntervalSince1970)) } ?? .null,
            "outcome": run.outcome.map(JSONValue.string) ?? .null,
        ]
    }
}
