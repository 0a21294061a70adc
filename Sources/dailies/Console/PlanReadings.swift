import PipelineEngine
import Wording

/// How often a plan's files are read, those alike together.
struct PlanReadings: Sendable {
    /// How many lines are shown.
    private static let most = 8

    /// What files that are read alike have in common.
    private struct Likeness: Hashable {
        let stage: StageID
        let readers: [StageID]
        let reading: SharedReading
    }

    private var order: [Likeness] = []
    private var files: [Likeness: (first: JobID, count: Int)] = [:]
    private var others = 0

    /// Adds a file; one that a single job reads once goes without saying.
    mutating func add(_ reading: PlanPreview.Reading) {
        guard reading.jobs.count > 1 || reading.reading.count > 1 else { return }
        let likeness = Likeness(
            stage: reading.source.stage, readers: reading.jobs.map(\.stage), reading: reading.reading)
        if files[likeness] == nil {
            guard order.count < Self.most else { return others += 1 }
            order.append(likeness)
        }
        files[likeness, default: (reading.source, 0)].count += 1
    }

    /// A line for each kind of file.
    var lines: [String] {
        order.compactMap { likeness in
            files[likeness].map { first, count in
                let words = likeness.reading.words(jobs: likeness.readers.count)
                return count == 1
                    ? "\(first) is \(words)" : "\(likeness.stage): \(Words.grouped(count)) files, each \(words)"
            }
        } + (others > 0 ? ["\(Words.count(others, "file")) more, read in other ways"] : [])
    }
}

extension SharedReading {
    /// How often and why: `read twice for 3 jobs: web is encoded in two passes`.
    fileprivate func words(jobs: Int) -> String {
        let times = ["opened and not read", "read once", "read twice"]
        let often = times.indices.contains(count) ? times[count] : "read \(count) times"
        let words = (isCertain ? "" : "likely ") + often + " for " + Words.count(jobs, "job")
        return words + (reasons.isEmpty ? "" : ": " + reasons.joined(separator: "; "))
    }
}
