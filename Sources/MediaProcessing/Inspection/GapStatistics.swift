/// How far apart moments are.
struct GapStatistics: Hashable, Sendable {
    /// How many gaps there are: one less than moments.
    let count: Int
    /// All of them together: from the first moment to the last.
    let sum: Int64
    let shortest: Int64
    let longest: Int64
    /// The one in the middle, if all were put in order; of two, the shorter.
    let typical: Int64
    /// How many differ from the typical one by more than is allowed.
    let irregular: Int

    /// Looks at moments in any order; `nil` if they aren't at least two different ones.
    ///
    /// Gaps may differ from the typical one by so many ticks as `tolerance` says; where that is more than a quarter of it,
    /// by a quarter; but always by one tick, which is what rounding costs.
    init?(_ moments: [Int64], tolerance: Int64) {
        let ordered = moments.sorted()
        guard let first = ordered.first, let last = ordered.last, last > first else { return nil }
        let gaps = zip(ordered.dropFirst(), ordered).map { $0 - $1 }.sorted()
        count = gaps.count
        sum = last - first
        shortest = gaps[0]
        longest = gaps[gaps.count - 1]
        let typical = gaps[(gaps.count - 1) / 2]
        self.typical = typical
        let allowed = max(1, min(tolerance, typical / 4))
        irregular = gaps.count { ($0 - typical).magnitude > UInt64(allowed) }
    }
}
