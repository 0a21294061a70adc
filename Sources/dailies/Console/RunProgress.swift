import PipelineEngine

/// What a person sees of a run while it goes on.
///
/// It decides what to show and writes nothing.
struct RunProgress: Sendable {
    private let paint: Paint
    private var total = 0
    private var ended: Set<JobID> = []
    private var running: [(job: JobID, fraction: Double)] = []

    init(paint: Paint) { self.paint = paint }

    /// Takes in an event, and returns the lines that stay on the screen because of it.
    mutating func take(_ event: RunEvent) -> [String] {
        switch event {
        case .began(_, let jobs): total = jobs
        case .started(let job): running.append((job, 0))
        case .progressed(let job, let fraction):
            if let index = running.firstIndex(where: { $0.job == job }) {
                running[index].fraction = max(running[index].fraction, min(1, fraction))
            }
        case .committed(let job, _, let isCached):
            end(job)
            return isCached ? [] : [paint.green("✓ ") + job.description]
        case .failed(let job, let failure):
            end(job)
            let mark = failure.reason == .unfinished ? paint.yellow("… ") : paint.red("✗ ")
            return [mark + job.description + ": " + failure.description]
        case .leftOut(let job, let reason):
            end(job)
            return [paint.dim("– ") + job.description + " left out: " + reason]
        case .retrying(let job, let failure, _, let wait):
            running.removeAll { $0.job == job }
            let seconds = Words.duration(wait / .seconds(1))
            return [paint.yellow("… ") + "\(job) again in \(seconds): \(failure.description)"]
        case .dropped(let job, _): end(job)
        case .draining: return [paint.yellow("Finishing what runs; nothing new is started.")]
        case .published, .ended: break
        }
        return []
    }

    /// The lines that show what runs now: at most `height`, each at most `width` columns.
    func status(width: Int, height: Int) -> [String] {
        guard total > 0 else { return [] }
        let nameWidth = min(32, max(12, width - 34))
        let shown = running.prefix(max(0, height - 1)).map { job, fraction in
            let name = String(job.description.prefix(nameWidth))
            let gap = String(repeating: " ", count: nameWidth - name.count)
            return "  \(name)\(gap) \(bar(fraction, 20)) \(percent(fraction))"
        }
        let partial = running.reduce(0) { $0 + $1.fraction }
        let fraction = min(1, (Double(ended.count) + partial) / Double(total))
        let title = "\(ended.count) of \(Words.count(total, "job"))"
        let gap = String(repeating: " ", count: max(0, nameWidth + 2 - title.count))
        return shown + [paint.bold(title) + "\(gap) \(bar(fraction, 20)) \(percent(fraction))"]
    }

    private mutating func end(_ job: JobID) {
        ended.insert(job)
        running.removeAll { $0.job == job }
    }

    private func bar(_ fraction: Double, _ width: Int) -> String {
        let full = Int(fraction * Double(width))
        return paint.green(String(repeating: "━", count: full))
            + paint.dim(String(repeating: paint.isOn ? "━" : "─", count: width - full))
    }

    private func percent(_ fraction: Double) -> String {
        let text = "\(Int(fraction * 100)) %"
        return String(repeating: " ", count: max(0, 5 - text.count)) + text
    }
}
