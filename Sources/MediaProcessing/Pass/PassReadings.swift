public import MediaTypes
import Wording

/// How often a source is read for what is made of it together, and why more than once.
///
/// Reading is opening the file once and decoding each of its streams at most once, for all outputs.
public struct PassReadings: Hashable, Sendable {
    /// How often it is read; 0 if only its header is looked at.
    public let count: Int
    /// Why more than once, each as a clause that names outputs.
    public let reasons: [String]
    /// Whether it can't be otherwise; else it is what is to be expected before the source is opened.
    public let isCertain: Bool

    /// What can be said before a source is opened.
    ///
    /// - Parameters:
    ///   - works: what is made of it, each with the name that it is told by.
    ///   - source: its facts, if they are known.
    ///   - limits: what it may cost.
    public init(of works: [(name: String, work: MediaPass.Work)], source: MediaInfo?, limits: SourceLimits) {
        let demands = works.map { OutputDemand($0.work, source, limits) }
        let plan = PassPlan(demands, limit: limits.encoderBytes)
        count = plan.sweeps
        reasons = plan.sweeps > 1 ? Self.reasons(plan, zip(works.map(\.name), demands).map { ($0, $1) }) : []
        let isSettled = works.allSatisfy(\.work.readsAsOftenWhateverItReads)
        isCertain = source != nil || (isSettled && works.count { $0.work.mayEncodePictures } < 2)
    }

    private static func reasons(_ plan: PassPlan, _ outputs: [(name: String, demand: OutputDemand)]) -> [String] {
        var reasons: [String] = []
        let twice = outputs.filter(\.demand.surveysPictures).map(\.name)
        if !twice.isEmpty {
            reasons.append("\(listed(twice)) \(isOrAre(twice)) encoded in two passes")
        }
        let long = outputs.filter(\.demand.surveysSound).map(\.name)
        if !long.isEmpty {
            reasons.append("the sound of \(listed(long)) is too long to be held until its loudness is known")
        }
        return reasons + plan.partings
    }

    private static func isOrAre(_ names: [String]) -> String { Set(names).count == 1 ? "is" : "are" }

    /// Names, each once: `a, b and c`.
    private static func listed(_ names: [String]) -> String {
        var seen: Set<String> = []
        return Words.list(names.filter { seen.insert($0).inserted })
    }
}

extension PassPlan {
    /// Why there is more than one group, each reason as a clause.
    fileprivate var partings: [String] {
        let partings = Set(groups.compactMap(\.parting))
        return [Parting.room, .sole].filter(partings.contains).map(words)
    }

    /// Why a group is made after those before it, as a clause.
    private func words(_ parting: Parting) -> String {
        switch parting {
        case .room: "the encoders together need \(Words.size(bytes)), and \(Words.size(limit)) is the limit"
        case .sole: "AV1 is encoded one at a time"
        }
    }

    /// What a person should know of how an output came to be; nothing where the source is read once for all.
    func notes(on output: Int, _ demand: OutputDemand) -> [String] {
        var notes: [String] = []
        if demand.surveysPictures || demand.surveysSound {
            let passes = demand.surveysPictures ? ["the picture is encoded in two passes"] : []
            let sound = demand.surveysSound ? ["the sound is too long to be held until its loudness is known"] : []
            notes.append("the source was read twice: " + (passes + sound).joined(separator: ", and "))
        }
        if let parting = groups.first(where: { $0.outputs.contains(output) })?.parting {
            notes.append("the source was read once more for it: " + words(parting))
        }
        return notes
    }
}
