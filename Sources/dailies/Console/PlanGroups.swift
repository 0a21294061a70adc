import PipelineEngine
import Wording

/// The jobs of a plan by stage and reason.
struct PlanGroups: Sendable {
    /// Jobs of one stage that have one reason.
    struct Group: Sendable {
        /// The stage.
        let stage: StageID
        /// Its kind.
        let kind: String
        /// The reason, for one job and for several.
        let words: (one: String, several: String)
        /// Whether the jobs are done by a run.
        let isWork: Bool
        /// How many jobs there are.
        fileprivate(set) var count = 0
        /// What they cost, in millionths of a US dollar; `nil` if that isn't known.
        fileprivate(set) var cost: Int? = 0
        /// How long those take that there is an estimate for; `nil` if there is none.
        fileprivate(set) var seconds: Double?

        fileprivate mutating func take(_ entry: PlanPreview.Entry) {
            count += 1
            cost = cost.flatMap { sum in entry.cost.map { sum + $0 } }
            if let more = entry.estimate?.seconds { seconds = (seconds ?? 0) + more }
        }

        /// How many there are, and why.
        var sentence: String { "\(Words.grouped(count)) \(count == 1 ? words.one : words.several)" }
    }

    /// How many different reasons a stage may have; further ones are told without their values.
    private static let limit = 12

    private struct Key: Hashable {
        let stage: StageID
        let reason: String
    }

    private var stages: [StageID] = []
    private var groups: [StageID: [Group]] = [:]
    private var places: [Key: Int] = [:]

    /// The groups, those of a stage together, in the order in which they came up.
    var all: [Group] { stages.flatMap { groups[$0] ?? [] } }

    /// The groups of a stage.
    func of(_ stage: StageID) -> [Group] { groups[stage] ?? [] }

    /// Adds a job.
    mutating func add(_ entry: PlanPreview.Entry) {
        let stage = entry.job.stage
        let place = place(of: entry)
        groups[stage]?[place].take(entry)
    }

    private mutating func place(of entry: PlanPreview.Entry) -> Int {
        let stage = entry.job.stage
        if groups[stage] == nil {
            stages.append(stage)
            groups[stage] = []
        }
        let count = groups[stage]?.count ?? 0
        let words = count < Self.limit ? entry.reason.groupWords : entry.reason.roughWords
        let key = Key(stage: stage, reason: words.one)
        if let place = places[key] { return place }
        places[key] = count
        groups[stage]?.append(Group(stage: stage, kind: entry.kind, words: words, isWork: entry.isWork))
        return count
    }
}
