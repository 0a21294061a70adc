/// A moment in a stream, or a length of time: a count of ticks, and how long a tick is.
///
/// Timestamps compare as moments, whatever their time bases: 1000 ticks of 1/1000 s equal 90000 ticks of 1/90000 s.
public struct Timestamp: Sendable {
    /// How many ticks.
    public let ticks: Int64
    /// The length of a tick in seconds; more than 0.
    public let timeBase: Rational

    /// The moment `ticks` ticks of `timeBase` seconds after zero.
    ///
    /// - Precondition: `timeBase` is more than 0.
    public init(ticks: Int64, timeBase: Rational) {
        precondition(timeBase.numerator > 0, "a time base must be more than 0")
        self.ticks = ticks
        self.timeBase = timeBase
    }
}

extension Timestamp {
    /// The moment in seconds, for display: not exact.
    public var seconds: Double { Double(ticks) * timeBase.value }

    /// The same moment in ticks of another time base, to the nearest tick; halves go away from zero.
    ///
    /// A moment that the other time base can't express becomes its first or last one.
    ///
    /// - Precondition: `target` is more than 0.
    public func rescaled(to target: Rational) -> Timestamp {
        guard target != timeBase else { return self }
        let numerator = Int128(ticks) * Int128(timeBase.numerator) * Int128(target.denominator)
        let denominator = Int128(timeBase.denominator) * Int128(target.numerator)
        let half = numerator < 0 ? -(denominator / 2) : denominator / 2
        return Timestamp(ticks: Int64(clamping: (numerator + half) / denominator), timeBase: target)
    }

    /// The same moment moved by `ticks` of its own time base.
    ///
    /// - Precondition: the result fits 64 bits.
    public func advanced(byTicks distance: Int64) -> Timestamp {
        Timestamp(ticks: ticks + distance, timeBase: timeBase)
    }

    /// Seconds above the line and below it, in lowest terms.
    private var fraction: (numerator: Int128, denominator: Int128) {
        let numerator = Int128(ticks) * Int128(timeBase.numerator)
        let divisor = greatestCommonDivisor(numerator, Int128(timeBase.denominator))
        return (numerator / divisor, Int128(timeBase.denominator) / divisor)
    }
}

extension Timestamp: Comparable {
    /// Whether both are the same moment.
    public static func == (lhs: Timestamp, rhs: Timestamp) -> Bool { lhs.fraction == rhs.fraction }

    /// Whether `lhs` is earlier; exact.
    public static func < (lhs: Timestamp, rhs: Timestamp) -> Bool {
        Int128(lhs.ticks) * Int128(lhs.timeBase.numerator) * Int128(rhs.timeBase.denominator)
            < Int128(rhs.ticks) * Int128(rhs.timeBase.numerator) * Int128(lhs.timeBase.denominator)
    }
}

extension Timestamp: Hashable {
    /// Hashes the moment, so that equal moments hash alike.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(fraction.numerator)
        hasher.combine(fraction.denominator)
    }
}

extension Timestamp: Codable {
    /// Reads `ticks` and `timeBase`, and refuses a time base that is not more than 0.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let timeBase = try container.decode(Rational.self, forKey: .timeBase)
        guard timeBase.numerator > 0 else {
            throw DecodingError.dataCorruptedError(
                forKey: .timeBase, in: container, debugDescription: "'\(timeBase)' is not more than 0")
        }
        self.init(ticks: try container.decode(Int64.self, forKey: .ticks), timeBase: timeBase)
    }
}

extension Timestamp: CustomStringConvertible {
    /// Ticks and time base, such as `3003 × 1/90000 s`.
    public var description: String { "\(ticks) × \(timeBase) s" }
}
