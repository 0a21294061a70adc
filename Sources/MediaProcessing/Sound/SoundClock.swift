/// Keeps count of when sound should go on, and finds the gaps in it.
///
/// A value: it is told times in seconds. Times that jitter, as those of containers that count in milliseconds, are no gaps;
/// a lost packet is one.
struct SoundClock: Hashable, Sendable {
    /// When the next sound should begin; `nil` before the first.
    private(set) var expected: Double?

    /// Takes in a piece of sound, and says whether there is a gap before it.
    ///
    /// - Parameters:
    ///   - start: when it begins, if that is known.
    ///   - length: how long it is.
    /// - Returns: `false` for the first piece.
    mutating func take(start: Double?, length: Double) -> Bool {
        guard let expected else {
            self.expected = (start ?? 0) + length
            return false
        }
        let isGap = start.map { $0 - expected > Self.tolerance(length) } ?? false
        self.expected = (isGap ? start ?? expected : expected) + length
        return isGap
    }

    /// How late sound may be without a gap: a packet that is lost is longer than this.
    private static func tolerance(_ length: Double) -> Double { max(0.01, min(0.1, 0.75 * length)) }
}
