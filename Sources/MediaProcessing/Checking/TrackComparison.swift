import FFmpeg
import MediaTypes
import Wording

/// Compares the times of what is read of a track with those of what was written.
///
/// Counted from the first, since a container may move all of a file, and rounded as the container counts.
struct TrackComparison {
    private let found: WrittenTrack
    private let written: WrittenTrack
    private let tolerance: Double

    init(_ found: WrittenTrack, _ written: WrittenTrack) {
        self.found = found
        self.written = written
        tolerance = 1.5 * found.timeBase.value + 0.000_001
    }

    /// What is wrong; empty if nothing is.
    func problems(_ name: String) -> [String] {
        let (found, written) = (Self.offsets(found), Self.offsets(written))
        guard found.count == written.count else {
            let verb = name == "sound" ? "has" : "have"
            return ["its \(name) \(verb) \(found.count) packets and not \(written.count)"]
        }
        let wrong = zip(found, written).enumerated().first { abs($0.element.0 - $0.element.1) > tolerance }
        guard let wrong else { return lengthProblems(name) }
        let (place, times) = (wrong.offset + 1, wrong.element)
        return [
            "packet \(place) of its \(name) comes at \(Words.decimals(times.0, 3)) s and not \(Words.decimals(times.1, 3)) s"
        ]
    }

    /// The last packet may be said to be as long as those before it.
    private func lengthProblems(_ name: String) -> [String] {
        guard let found = Self.length(found), let written = Self.length(written) else { return [] }
        let packet = self.written.times.count > 1 ? written / Double(self.written.times.count) : written
        guard abs(found - written) > max(packet * 1.5, tolerance) else { return [] }
        let verb = name == "sound" ? "lasts" : "last"
        return ["its \(name) \(verb) \(Words.decimals(found, 3)) s and not \(Words.decimals(written, 3)) s"]
    }

    /// What is wrong with the times of decoded pictures; empty if nothing is.
    func frameProblems(_ times: [Double?]) -> [String] {
        let (shown, wanted) = (times.compactMap(\.self), Self.offsets(written))
        guard shown.count == wanted.count, let first = shown.first else { return [] }
        guard
            let wrong = zip(shown, wanted).enumerated().first(where: {
                abs($0.element.0 - first - $0.element.1) > tolerance
            })
        else { return [] }
        let (found, right) = (wrong.element.0 - first, wrong.element.1)
        return [
            "picture \(wrong.offset + 1) is shown at \(Words.decimals(found, 3)) s and not \(Words.decimals(right, 3)) s"
        ]
    }

    /// The times after the first, in seconds and in order.
    private static func offsets(_ track: WrittenTrack) -> [Double] {
        let times = track.times.sorted()
        guard let first = times.first else { return [] }
        return times.map { track.seconds($0) - track.seconds(first) }
    }

    private static func length(_ track: WrittenTrack) -> Double? {
        guard let start = track.start, let end = track.end else { return nil }
        return track.seconds(end) - start
    }
}
