/// A length of time or a moment in whole microseconds, read and written as a number of seconds.
///
/// Microseconds are what FFmpeg keeps for a whole file (`AV_TIME_BASE`), so nothing is lost there. For moments of
/// frames use ``Timestamp``.
public struct Seconds: Hashable, Sendable {
    /// The whole number of microseconds.
    public let microseconds: Int64

    /// As many microseconds.
    public init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    /// The nearest microsecond to a floating-point number of seconds; what can't be expressed is clamped, and
    /// what is no number is 0.
    public init(_ value: Double) {
        let scaled = (value * 1_000_000).rounded()
        microseconds = scaled.isNaN ? 0 : Int64(exactly: scaled) ?? (scaled < 0 ? .min : .max)
    }

    /// The nearest microsecond to a timestamp.
    public init(_ timestamp: Timestamp) {
        microseconds = timestamp.rescaled(to: Rational(1, 1_000_000)).ticks
    }
}

extension Seconds {
    /// The number of seconds, for display and for arithmetic that may be inexact.
    public var value: Double { Double(microseconds) / 1_000_000 }

    /// The same as the standard library's duration.
    public var duration: Duration { .microseconds(microseconds) }

    /// The same as a timestamp in microseconds.
    public var timestamp: Timestamp { Timestamp(ticks: microseconds, timeBase: Rational(1, 1_000_000)) }
}

extension Seconds: Comparable {
    /// Whether `lhs` is shorter or earlier.
    public static func < (lhs: Seconds, rhs: Seconds) -> Bool { lhs.microseconds < rhs.microseconds }
}

extension Seconds: CustomStringConvertible {
    /// Seconds with six decimals, as `ffprobe` prints them: `5.005000`.
    public var description: String {
        let (whole, rest) = microseconds.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
        let digits = String(rest)
        let zeros = String(repeating: "0", count: 6 - digits.count)
        return (microseconds < 0 ? "-" : "") + "\(whole).\(zeros)\(digits)"
    }
}

extension Seconds: Codable {
    /// Reads a number of seconds.
    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(Double.self))
    }

    /// Writes a number of seconds.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }
}
