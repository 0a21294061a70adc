/// A small generator of numbers that follow from a seed (SplitMix64, Steele, Lea and Flood 2014).
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// The next 64 bits.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }

    /// The next number from 0 up to, not including, 1.
    mutating func unit() -> Float { Float(next() >> 40) / Float(1 << 24) }

    /// The next number of a range.
    mutating func between(_ low: Float, _ high: Float) -> Float { low + (high - low) * unit() }

    /// The next whole number from 0 up to, not including, `count`.
    mutating func index(below count: Int) -> Int { Int(next() >> 33) % count }
}
