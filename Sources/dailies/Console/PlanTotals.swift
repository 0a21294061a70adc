import PipelineEngine
import Wording

/// What a plan comes to.
struct PlanTotals: Sendable {
    /// How many jobs there are.
    private(set) var jobs = 0
    /// How many of them would be done.
    private(set) var work = 0
    /// How many of these a condition may yet leave out.
    private(set) var conditional = 0
    /// How many have their result already.
    private(set) var cached = 0
    /// How many are left out by a condition.
    private(set) var leftOut = 0
    /// How many can't be done.
    private(set) var failing = 0
    /// How many generations are paid for and yet to be fetched.
    private(set) var paid = 0
    /// How many jobs of those to be done there is an estimate for.
    private(set) var estimated = 0
    /// How long these take together, one after the other.
    private(set) var seconds = 0.0
    /// The size of what these make.
    private(set) var bytes = 0
    private var costs: [StageID: Int] = [:]
    private var unpriced: [StageID: Int] = [:]
    private var samplesByBasis: [Int: Int] = [:]

    /// What it costs at list prices, in millionths of a US dollar; `nil` if a part of it is unknown.
    var cost: Int? { unpriced.isEmpty ? costs.values.reduce(0, +) : nil }

    /// How many past jobs the estimates rest on.
    var samples: Int { samplesByBasis.values.reduce(0, +) }

    /// Adds a job.
    mutating func add(_ entry: PlanPreview.Entry) {
        jobs += 1
        if entry.isWork { work += 1 }
        if entry.isConditional { conditional += 1 }
        switch entry.reason {
        case .cached: cached += 1
        case .leftOut: leftOut += 1
        case .failing: failing += 1
        case .paid: paid += 1
        case .new, .changed, .depends: break
        }
        guard let cost = entry.cost else { return unpriced[entry.job.stage, default: 0] += 1 }
        if cost > 0 { costs[entry.job.stage, default: 0] += cost }
        add(entry.estimate)
    }

    private mutating func add(_ estimate: WorkEstimates.Estimate?) {
        guard let estimate else { return }
        estimated += 1
        seconds += estimate.seconds
        bytes += estimate.bytes
        samplesByBasis[estimate.basis] = estimate.samples
    }

    /// Why a run may not begin with this much to spend, or `nil` if it may.
    func objection(to limit: Amount) -> String? {
        let most = "--max-cost allows \(Words.money(limit.millionths))"
        guard let cost else {
            let names = unpriced.keys.map(\.name).sorted().joined(separator: ", ")
            let known = costs.values.reduce(0, +)
            let rest = known > 0 ? "; the rest costs \(Words.money(known))" : ""
            return "what \(names) costs isn't known before it is bought\(rest), and \(most)"
        }
        guard cost > limit.millionths else { return nil }
        let biggest = costs.sorted { ($1.value, $0.key.name) < ($0.value, $1.key.name) }.prefix(3)
        let stages = biggest.map { "\($0.key) \(Words.money($0.value))" }.joined(separator: ", ")
        return "the generations cost \(Words.money(cost)) at list prices (\(stages)), and \(most)"
    }

    /// The last line for people.
    func sentence(isSandbox: Bool) -> String {
        let all = Words.count(jobs, "job")
        guard work > 0 else {
            let rest =
                leftOut > 0 ? "\(Words.grouped(cached)) cached, \(Words.grouped(leftOut)) left out" : "all cached"
            return "Nothing to do: \(all), \(rest)"
        }
        let isSure = conditional == 0
        var parts = ["\(all), \(isSure && work == jobs ? "all" : Words.grouped(work)) to do\(isSure ? "" : " at most")"]
        if failing > 0 { parts[0] += ", of which \(Words.grouped(failing)) can't be done" }
        if !isSure {
            parts.append("\(Words.grouped(conditional)) \(conditional == 1 ? "waits" : "wait") for a probe's facts")
        }
        parts.append(costSentence(isSandbox))
        if estimated > 0 { parts.append(estimateSentence) }
        return parts.joined(separator: "; ")
    }

    private func costSentence(_ isSandbox: Bool) -> String {
        let known = costs.values.reduce(0, +)
        guard unpriced.isEmpty else {
            let names = unpriced.keys.map(\.name).sorted().joined(separator: ", ")
            let rest = known > 0 ? "\(Words.money(known)) at list prices, and " : ""
            let cost = unpriced.count == 1 ? "costs" : "cost"
            return rest + "what \(names) \(cost) isn't known" + (isSandbox ? "; the sandbox costs nothing" : "")
        }
        guard known > 0 else { return "nothing to pay" }
        return Words.money(known) + (isSandbox ? " at list prices, nothing in the sandbox" : " at list prices")
    }

    private var estimateSentence: String {
        let size = bytes > 0 ? " and \(Words.size(bytes))" : ""
        let scope = estimated < work ? " for \(Words.grouped(estimated)) of these" : ""
        return "about \(Words.duration(seconds)) of work\(size)\(scope), by \(Words.count(samples, "past job"))"
    }
}
