import JSON
import PipelineEngine
import PipelineStages
import Wording

/// Shows a plan as it is found out: each job if there are few, else groups of them.
struct PlanScreen {
    /// How many jobs are shown one by one.
    private static let fewJobs = 60

    private enum Form {
        case table
        case everything
        case lines
        case graph(PlanGraph.Form)
    }

    /// What the plan comes to so far.
    private(set) var totals = PlanTotals()
    private let pipeline: Pipeline<Stage>
    private let isSandbox: Bool
    private let limit: Amount?
    private let form: Form
    private let sharedIDs: [RowFile.SharedID]
    private var remark: ProviderRemark?
    private var groups = PlanGroups()
    private var readings = PlanReadings()
    private var first: [PlanPreview.Entry] = []

    init(
        _ pipeline: Pipeline<Stage>, _ options: PipelineOptions, _ supply: RowSupply, showsAll: Bool,
        graph: PlanGraph.Form?
    ) {
        self.pipeline = pipeline
        sharedIDs = supply.sharedIDs
        isSandbox = options.planning.sandbox
        limit = options.maxCost
        form = options.json ? .lines : graph.map(Form.graph) ?? (showsAll ? .everything : .table)
    }

    /// Takes in some of the jobs, and shows what can be shown of them.
    mutating func show(_ preview: PlanPreview) {
        for entry in preview.entries { totals.add(entry) }
        for reading in preview.readings { readings.add(reading) }
        remark = remark ?? ProviderRemark(preview)
        switch form {
        case .lines:
            let objects = preview.entries.map(\.json) + preview.readings.map(\.json)
            Console.print(objects.map { JSONWriter.write($0) }.joined(separator: "\n"))
        case .everything: Console.say(table(preview.entries).lines.joined(separator: "\n"))
        case .graph: for entry in preview.entries { groups.add(entry) }
        case .table:
            for entry in preview.entries { groups.add(entry) }
            if totals.jobs <= Self.fewJobs { first += preview.entries } else { first = [] }
        }
    }

    /// Shows what can be shown only when all jobs are known.
    func end() {
        switch form {
        case .lines: Console.print(JSONWriter.write(totals.json(isSandbox: isSandbox, limit: limit)))
        case .graph(let form):
            Console.print(PlanGraph(pipeline, groups).text(form))
            sayTotal()
        case .everything:
            Console.say("")
            sayTotal()
        case .table:
            let table = totals.jobs <= Self.fewJobs ? table(first) : grouped
            for line in table.lines { Console.say(line) }
            Console.say("")
            sayTotal()
        }
    }

    private func sayTotal() {
        for line in readings.lines { Console.say(line) }
        for stage in pipeline.stages {
            if let words = stage.constant?.undecided { Console.say("\(stage.id): \(words)") }
        }
        if let words = RowFile.SharedID.words(sharedIDs) { Console.say(words) }
        if let remark { Console.say(remark.words) }
        Console.say(totals.sentence(isSandbox: isSandbox))
    }

    private func table(_ entries: [PlanPreview.Entry]) -> Table {
        var table = Table(.left, .left, .left, .right, .right)
        for entry in entries {
            table.add(
                entry.job.description, entry.kind, entry.reason.words, Self.cost(entry.cost),
                Self.time(entry.estimate?.seconds))
        }
        return table
    }

    private var grouped: Table {
        var table = Table(.left, .left, .left, .right, .right)
        for group in groups.all {
            table.add(group.stage.name, group.kind, group.sentence, Self.cost(group.cost), Self.time(group.seconds))
        }
        return table
    }

    private static func cost(_ cost: Int?) -> String { cost.map { $0 == 0 ? "" : Words.money($0) } ?? "price unknown" }

    private static func time(_ seconds: Double?) -> String {
        seconds.map { $0 < 0.05 ? "< 0.1 s" : "~ " + Words.duration($0) } ?? ""
    }
}

extension PlanPreview.Entry {
    /// The job as programs see it.
    fileprivate var json: JSONValue {
        var members = JSONObject([
            ("event", "job"), ("job", .job(job)), ("kind", .string(kind)), ("reason", .string(reason.code)),
            ("words", .string(reason.words)),
        ])
        switch reason {
        case .depends(let other): members["dependsOn"] = .job(other)
        case .changed(let changes): members["changes"] = .array(changes.map(\.json))
        case .cached, .new, .paid, .leftOut, .failing: break
        }
        members["costMicros"] = cost.map(JSONValue.int) ?? .null
        members["seconds"] = estimate.map { .double(($0.seconds * 1000).rounded() / 1000) } ?? .null
        members["bytes"] = estimate.map { .int($0.bytes) } ?? .null
        return .object(members)
    }
}

extension PlanPreview.Reading {
    /// What is read as programs see it.
    fileprivate var json: JSONValue {
        [
            "event": "reading", "source": .job(source), "jobs": .array(jobs.map(JSONValue.job)),
            "count": .int(reading.count), "reasons": .array(reading.reasons.map(JSONValue.string)),
            "isCertain": .bool(reading.isCertain),
        ]
    }
}

extension PlanPreview.FieldChange {
    /// The change as programs see it.
    var json: JSONValue {
        [
            "field": .string(name), "before": before.map(JSONValue.string) ?? .null,
            "now": now.map(JSONValue.string) ?? .null,
        ]
    }
}

extension PlanTotals {
    /// The total as programs see it.
    fileprivate func json(isSandbox: Bool, limit: Amount?) -> JSONValue {
        [
            "event": "total", "jobs": .int(jobs), "work": .int(work), "conditional": .int(conditional),
            "cached": .int(cached), "leftOut": .int(leftOut),
            "cannot": .int(failing), "paid": .int(paid), "costMicros": cost.map(JSONValue.int) ?? .null,
            "sandbox": .bool(isSandbox), "maxCostMicros": limit.map { .int($0.millionths) } ?? .null,
            "isWithinMaxCost": limit.map { .bool(objection(to: $0) == nil) } ?? .null,
            "seconds": estimated > 0 ? .double((seconds * 1000).rounded() / 1000) : .null,
            "bytes": estimated > 0 ? .int(bytes) : .null, "estimatedJobs": .int(estimated), "pastJobs": .int(samples),
        ]
    }
}
