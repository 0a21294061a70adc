import MediaTypes

/// Counts how much sound is to be heard of packets: without what encoders put before it, and what edit lists leave out.
///
/// A value: it is told durations.
struct HeardLength: Hashable, Sendable {
    /// What is known of a packet.
    struct Piece: Hashable, Sendable {
        /// How long it lasts, in ticks.
        let duration: Int64
        /// How many samples a channel are not to be heard, from its beginning on; packets behind it may be among them.
        let skipped: Int
        /// Whether nothing of it is to be heard.
        let isDiscarded: Bool
    }

    /// Whether a packet came that is to be heard.
    private(set) var hasBegun = false
    private var ticks: Int64 = 0
    private var discarded: Int64 = 0
    private var skipped = 0
    private let timeBase: Rational
    private let sampleRate: Int

    /// Nothing yet, of a stream with this time base and rate.
    init(timeBase: Rational, sampleRate: Int) {
        self.timeBase = timeBase
        self.sampleRate = max(1, sampleRate)
    }

    /// Counts a packet.
    mutating func add(_ piece: Piece) {
        let duration = max(0, piece.duration)
        ticks += duration
        skipped += piece.skipped
        if piece.isDiscarded { discarded += duration } else { hasBegun = true }
    }

    /// How much is to be heard, in seconds.
    var seconds: Double {
        let unheard = max(Double(discarded) * timeBase.value, Double(skipped) / Double(sampleRate))
        return max(0, Double(ticks) * timeBase.value - unheard)
    }
}
