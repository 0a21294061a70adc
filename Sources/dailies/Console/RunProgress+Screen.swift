import PipelineEngine
import Wording

extension RunProgress {
    /// How many jobs are shown one by one.
    private static let mostBars = 8

    /// The lines that show what goes on now.
    ///
    /// - Parameters:
    ///   - width: how many columns the terminal has; a line takes one less at most.
    ///   - height: how many lines there may be.
    ///   - now: the moment.
    /// - Returns: a line for each job at work, and one for the whole.
    func status(width: Int, height: Int, at now: Duration) -> [String] {
        guard total > 0, height > 0 else { return [] }
        let room = min(Self.mostBars, height - 1)
        let all = running.count + waiting.count
        let shown = all > room ? max(0, room - 1) : all
        let bars = running.prefix(shown)
        let waits = waiting.prefix(shown - bars.count)
        let names = bars.map(\.job.description) + waits.map(\.job.description)
        let layout = BarLayout(columns: width - 1, names: names.map(Table.width), paint: paint)
        var lines = bars.map { layout.line($0.job.description, $0.fraction, note($0, at: now)) }
        lines += waits.map { layout.line($0.job.description, nil, ("again", in: ($0.until - now).seconds)) }
        if all > shown, room > 0 { lines.append(paint.dim("  and \(Words.grouped(all - shown)) more")) }
        return lines + [title(layout, at: now)]
    }

    /// The state of the run in a sentence, for where there are no bars.
    func sentence(at now: Duration) -> String {
        let parts = ["\(Words.grouped(ended)) of \(Words.count(total, "job"))"] + tail(at: now).reversed()
        return parts.joined(separator: ", ")
    }

    private func note(_ running: Running, at now: Duration) -> (String, in: Double) {
        let elapsed = max(0, (now - running.began).seconds)
        guard let fraction = running.fraction else { return ("", in: elapsed) }
        guard fraction >= 0.05, fraction < 1, elapsed >= 2 else { return ("", in: .nan) }
        let left = elapsed / fraction - elapsed
        return ("left", in: left < 1 ? .nan : left)
    }

    private func title(_ layout: BarLayout, at now: Duration) -> String {
        if isDraining { return layout.last("Stopping: \(Words.count(running.count, "job")) to finish") }
        let fraction = 1 - left / Double(total)
        let all = Words.grouped(total)
        let ended = Words.grouped(ended)
        let titles = ["\(ended) of \(Words.count(total, "job"))", "\(ended) of \(all)", "\(ended)/\(all)"]
        return layout.total(titles, fraction, tail(at: now))
    }

    /// What is known of the whole besides how far it is, the most important first.
    private func tail(at now: Duration) -> [String] {
        let left = pace.remaining(left, at: now).map { "about \(Words.roughly($0)) left" }
        let rate = pace.rate(at: now).map(Words.rate)
        let notDone = counts.leftOut + counts.dropped
        let parts = [(counts.failed, "failed"), (counts.cached, "cached"), (notDone, "not done")]
        let counted = parts.filter { $0.0 > 0 }.map { "\(Words.grouped($0.0)) \($0.1)" }.joined(separator: ", ")
        return [isDraining ? nil : left, rate, counted.isEmpty ? nil : counted].compactMap(\.self)
    }
}
