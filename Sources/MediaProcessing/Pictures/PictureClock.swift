import MediaTypes

/// Gives each picture its time and length in what is made, as pictures come in.
///
/// A picture's length is known when the next one comes, so that one picture is always waiting. Of those before the
/// beginning the last is shown at the beginning, if it was still to be seen then: a part that is cut out of the middle of a
/// long picture begins with it.
struct PictureClock: Hashable, Sendable {
    /// A picture's place in what is made.
    struct Place: Hashable, Sendable {
        /// When it is shown, in ticks.
        var ticks: Int64
        /// How long, in ticks.
        var duration: Int64
    }

    /// What becomes of a picture that came in.
    enum Answer: Hashable, Sendable {
        /// It waits for the next one; the one that waited before it is shown at this place, if there was one.
        case waits(shown: Place?)
        /// It waits in the place of the one that waited before it, which isn't shown.
        case replaces
        /// It isn't shown.
        case drops
    }

    /// How many pictures had no time of their own.
    private(set) var dropped = 0
    /// Whether what is made is whole: pictures that come in now are behind its end.
    private(set) var isComplete = false
    private let timing: PictureTiming
    private var waiting: Waiting?

    private struct Waiting: Hashable {
        var ticks: Int64
        var duration: Int64

        /// When it is shown: at the beginning, if it was shown before.
        var shown: Int64 { max(0, ticks) }
    }

    init(_ timing: PictureTiming) { self.timing = timing }

    /// Takes in a picture.
    ///
    /// - Parameters:
    ///   - time: when the source shows it; a picture without a time follows its predecessor.
    ///   - duration: how long the source says it is shown, in ticks of what is made; 0 if it doesn't say.
    /// - Returns: what becomes of it, and of the one that waited.
    mutating func take(_ time: Timestamp?, duration: Int64) -> Answer {
        let length = duration > 0 ? duration : timing.usualDuration
        let next = waiting.map { $0.ticks.addingClamped($0.duration) } ?? 0
        let ticks = time.map { $0.rescaled(to: timing.timeBase).ticks.subtractingClamped(timing.start) } ?? next
        if isComplete || timing.end.map({ ticks >= $0 }) ?? false { return complete(at: ticks) }
        guard let waiting else {
            self.waiting = Waiting(ticks: ticks, duration: length)
            return .waits(shown: nil)
        }
        guard ticks > waiting.ticks else {
            dropped += 1
            return .drops
        }
        self.waiting = Waiting(ticks: ticks, duration: length)
        guard ticks > waiting.shown else { return .replaces }
        return .waits(shown: Place(ticks: waiting.shown, duration: ticks.subtractingClamped(waiting.shown)))
    }

    /// The place of the picture that is still waiting, if it is shown at all.
    mutating func finish() -> Place? {
        guard let last = waiting else { return nil }
        waiting = nil
        let end = min(last.ticks.addingClamped(last.duration), timing.end ?? .max)
        return end > last.shown ? Place(ticks: last.shown, duration: end.subtractingClamped(last.shown)) : nil
    }

    /// The picture that is waiting is shown until this one, of which it is the end.
    private mutating func complete(at ticks: Int64) -> Answer {
        if !isComplete, let waiting {
            self.waiting?.duration = max(waiting.duration, ticks.subtractingClamped(waiting.ticks))
        }
        isComplete = true
        return .drops
    }
}
