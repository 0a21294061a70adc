import ArgumentParser
import JSON
import PipelineEngine
import PipelineStages
import RunStore

/// The subcommand `dailies plan`.
struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Says what a run would do, why, and what it would cost; does none of it.")

    @OptionGroup var options: PipelineOptions

    func run() async throws {
        let pipeline = try options.pipeline()
        let row = try options.row(for: pipeline)
        try await Workshop.open(options, for: .looking, needsProvider: false) { workshop in
            let rows = try workshop.plan(pipeline, [row], take: options.take)
            let preview = try await workshop.runner(output: nil).preview(rows, of: pipeline)
            if options.json { printJSON(preview) } else { printTable(preview) }
        }
    }

    private func printTable(_ preview: PlanPreview) {
        var table = Table(.left, .left, .left, .right)
        for entry in preview.entries {
            table.add(
                entry.job.description, entry.kind, entry.reason.words,
                entry.cost.map { $0 == 0 ? "" : Words.money($0) } ?? "cost unknown")
        }
        for line in table.lines { Console.say(line) }
        Console.say("")
        let work = preview.workCount
        let cost =
            preview.cost.map { $0 == 0 ? "nothing to pay" : Words.money($0) + " at list prices" } ?? "cost unknown"
        let jobs = Words.count(preview.entries.count, "job")
        Console.say(work == 0 ? "Nothing to do: \(jobs), all as before" : "\(jobs), \(work) to do; \(cost)")
    }

    private func printJSON(_ preview: PlanPreview) {
        for entry in preview.entries {
            let line: JSONValue = [
                "job": .job(entry.job), "kind": .string(entry.kind), "reason": .string(entry.reason.words),
                "costMicros": entry.cost.map(JSONValue.int) ?? .null,
            ]
            Console.print(JSONWriter.write(line))
        }
    }
}

extension PlanPreview.Reason {
    /// The reason in a few words.
    var words: String {
        switch self {
        case .cached: "as before"
        case .new: "new"
        case .depends(let job): "after \(job)"
        case .leftOut(let reason): "left out: \(reason)"
        case .failing(let failure): "can't: \(failure.message)"
        case .changed(let changes):
            "changed: "
                + changes.map { change in
                    let values = [change.before, change.now].map { value in
                        value.map { $0.count > 24 ? $0.prefix(8) + "…" : $0 } ?? "not set"
                    }
                    return "\(change.name) \(values.joined(separator: " → "))"
                }.joined(separator: ", ")
        }
    }
}
