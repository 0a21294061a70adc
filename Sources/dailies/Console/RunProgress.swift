import JSON
import PipelineEngine
import Wording

/// What a person sees of a run while it goes on.
///
/// It decides what to show, writes nothing and reads no clock: moments are durations since some beginning.
struct RunProgress: Sendable {
    /// A job at work.
    struct Running: Sendable {
        let job: JobID
        let began: Duration
        /// How far it has come; `nil` if it hasn't said.
        var fraction: Double?
    }

    /// A job that is tried again later.
    struct Waiting: Sendable {
        let job: JobID
        let until: Duration
    }

    /// How many jobs came to what.
    struct Counts: Sendable {
        var done = 0
        var cached = 0
        var failed = 0
        var leftOut = 0
        var dropped = 0

        var all: Int { done + cached + failed + leftOut + dropped }
    }

    /// Of runs with more jobs than this, only what went wrong gets a line of its own.
    static let fewJobs = 60

    let paint: Paint
    private(set) var total = 0
    private(set) var counts = Counts()
    private(set) var running: [Running] = []
    private(set) var waiting: [Waiting] = []
    private(set) var pace = PaceEstimate()
    private(set) var isDraining = false

    init(paint: Paint) { self.paint = paint }

    /// Takes in an event, and returns the lines that stay on the screen because of it.
    mutating func take(_ event: RunEvent, at now: Duration) -> [String] {
        switch event {
        case .began(_, let jobs): total = jobs
        case .started(let job): start(job, at: now)
        case .progressed(let job, let fraction): advance(job, to: fraction, at: now)
        case .committed(let job, let result, let isCached):
            end(job, at: now)
            if isCached { counts.cached += 1 } else { counts.done += 1 }
            let losses = result.facts.strings("losses")
            guard !isCached, !isFolded || !losses.isEmpty else { return [] }
            return [paint.green("✓ ") + TerminalText.shown(job.description)]
                + losses.map { paint.yellow("  ! ") + TerminalText.shown($0) }
        case .failed(let job, let failure):
            end(job, at: now)
            counts.failed += 1
            return line(failure.reason == .unfinished ? paint.yellow("… ") : paint.red("✗ "), job, ": ", failure)
        case .leftOut(let job, let reason):
            end(job, at: now)
            counts.leftOut += 1
            return isFolded ? [] : [paint.dim("– ") + TerminalText.shown("\(job) left out: \(reason)")]
        case .retrying(let job, let failure, _, let wait): return retry(job, failure, after: wait, at: now)
        case .dropped(let job, _):
            end(job, at: now)
            counts.dropped += 1
        case .draining: return drain("Finishing what runs; nothing new is started.")
        case .published, .ended: break
        }
        return []
    }

    /// Takes in that somebody asks for the run to end, and returns the lines that stay on the screen because of it.
    mutating func interrupt() -> [String] { drain("Finishing what runs, then stopping; Ctrl-C again cancels.") }

    private mutating func retry(
        _ job: JobID, _ failure: StageFailure, after wait: Duration, at now: Duration
    ) -> [String] {
        running.removeAll { $0.job == job }
        waiting.append(Waiting(job: job, until: now + wait))
        return line(paint.yellow("↻ "), job, " again in \(Words.duration(wait.seconds)): ", failure)
    }

    /// Whether jobs that are done get no line of their own.
    private var isFolded: Bool { total > Self.fewJobs }

    /// Jobs that came to an end, in whatever way; never more than there are.
    var ended: Int { min(counts.all, total) }

    /// How much is left to do, in jobs.
    var left: Double { max(0, Double(total - ended) - running.reduce(0) { $0 + ($1.fraction ?? 0) }) }

    private mutating func start(_ job: JobID, at now: Duration) {
        pace.begin(at: now)
        waiting.removeAll { $0.job == job }
        running.append(Running(job: job, began: now))
    }

    private mutating func advance(_ job: JobID, to fraction: Double, at now: Duration) {
        guard let index = running.firstIndex(where: { $0.job == job }) else { return }
        let before = running[index].fraction ?? 0
        let reached = max(before, min(1, fraction))
        running[index].fraction = reached
        pace.add(reached - before, at: now)
    }

    private mutating func end(_ job: JobID, at now: Duration) {
        waiting.removeAll { $0.job == job }
        guard let index = running.firstIndex(where: { $0.job == job }) else { return }
        pace.add(1 - (running.remove(at: index).fraction ?? 0), at: now)
    }

    private mutating func drain(_ sentence: String) -> [String] {
        guard !isDraining else { return [] }
        isDraining = true
        return [paint.yellow(sentence)]
    }

    /// A failure in lines: what it says may come from files and other programs.
    private func line(_ mark: String, _ job: JobID, _ words: String, _ failure: StageFailure) -> [String] {
        let lines = failure.description.split(separator: "\n").map { TerminalText.shown($0) }
        return [mark + TerminalText.shown(job.description) + words + (lines.first ?? "")] + lines.dropFirst()
    }
}
