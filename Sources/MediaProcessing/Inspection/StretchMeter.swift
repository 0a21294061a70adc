import MediaTypes

/// Makes stretches of the moments at which something begins and ends.
struct StretchMeter: Hashable, Sendable {
    /// The stretches that have ended.
    private(set) var stretches = Stretches()
    private var open: Double?
    private let minimum: Double

    /// Leaves out stretches that are shorter than so many seconds.
    init(minimum: Double = 0) { self.minimum = minimum }

    /// Something begins at a moment in seconds; what has begun already goes on.
    mutating func begin(at moment: Double) {
        if open == nil { open = moment }
    }

    /// What has begun ends at a moment in seconds.
    mutating func end(at moment: Double) {
        guard let start = open else { return }
        open = nil
        // A microsecond less is what is lost in rounding.
        guard moment - start >= minimum - 0.000_001 else { return }
        stretches.add(Stretch(start: Seconds(start), end: Seconds(max(start, moment))))
    }
}
