import JSON
import RunStore
import Wording

/// What people and programs are told of what was removed.
struct GarbageReport {
    private let plan: GarbagePlan
    private let rule: GarbagePlan.Rule
    private let isDryRun: Bool

    init(_ plan: GarbagePlan, _ rule: GarbagePlan.Rule, isDryRun: Bool) {
        self.plan = plan
        self.rule = rule
        self.isDryRun = isDryRun
    }

    /// What went, what stays and why.
    var lines: [String] {
        [first, kept, paid, unknown, last].compactMap(\.self)
    }

    private var kept: String? {
        let reason = rule.maxSize == nil ? ": runs that are kept used them" : ""
        return sentence(plan.kept, "", reason)
    }

    private var paid: String? { sentence(plan.paid, " of paid generations", "; --paid removes them too") }

    private var unknown: String? {
        sentence(plan.unknown, " that no record knows", ", since they may be paid for; --paid removes them too")
    }

    private func sentence(_ sum: GarbagePlan.Sum, _ what: String, _ reason: String) -> String? {
        guard sum.count > 0 else { return nil }
        let isOne = sum.count == 1
        let words = isOne ? reason.replacing("them", with: "it").replacing("they", with: "it") : reason
        return
            "\(Words.count(sum.count, "file"))\(what) (\(Words.size(sum.bytes))) \(isOne ? "stays" : "stay")\(words)."
    }

    private var first: String {
        let runs = plan.runs.isEmpty ? "" : ", and the record of \(Words.count(plan.runs.count, "run"))"
        guard plan.removed.count > 0 || !plan.runs.isEmpty || !plan.results.isEmpty else {
            return "Nothing to remove."
        }
        return
            "\(isDryRun ? "Would remove" : "Removed") \(Words.count(plan.removed.count, "file")) (\(Words.size(plan.removed.bytes)))\(runs)."
    }

    private var last: String {
        let size = Words.size(plan.sizeAfter)
        let excess = rule.maxSize.flatMap {
            plan.sizeAfter > $0 ? ", more than the \(Words.size($0)) of --max-size" : nil
        }
        return (isDryRun ? "The store would then have \(size)" : "The store has \(size)") + (excess ?? "") + "."
    }

    /// The same for programs.
    var json: JSONValue {
        [
            "dryRun": .bool(isDryRun), "removed": json(plan.removed), "kept": json(plan.kept), "paid": json(plan.paid),
            "unknown": json(plan.unknown), "runs": .int(plan.runs.count), "bytes": .int(plan.sizeAfter),
        ]
    }

    private func json(_ sum: GarbagePlan.Sum) -> JSONValue { ["files": .int(sum.count), "bytes": .int(sum.bytes)] }
}
