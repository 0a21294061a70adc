/// An exact fraction in lowest terms, such as a frame rate or the length of a tick.
///
/// Two rationals are equal when their values are: `Rational(2, 4) == Rational(1, 2)`.
public struct Rational: Hashable, Sendable {
    /// The number above the line.
    public let numerator: Int32
    /// The number below the line; always more than 0.
    public let denominator: Int32

    /// The fraction in lowest terms.
    ///
    /// - Precondition: `denominator` is more than 0.
    public init(_ numerator: Int32, _ denominator: Int32) {
        precondition(denominator > 0, "a denominator must be more than 0")
        let divisor = greatestCommonDivisor(Int64(numerator), Int64(denominator))
        self.numerator = Int32(Int64(numerator) / divisor)
        self.denominator = Int32(Int64(denominator) / divisor)
    }
}

extension Rational {
    /// The fraction upside down, or `nil` if it is not more than 0.
    public var reciprocal: Rational? { numerator > 0 ? Rational(denominator, numerator) : nil }

    /// The nearest floating-point number, for display and for rates of things.
    public var value: Double { Double(numerator) / Double(denominator) }
}

extension Rational: Comparable {
    /// Compares exactly.
    public static func < (lhs: Rational, rhs: Rational) -> Bool {
        Int64(lhs.numerator) * Int64(rhs.denominator) < Int64(rhs.numerator) * Int64(lhs.denominator)
    }
}

extension Rational: LosslessStringConvertible {
    /// The fraction as FFmpeg writes it, such as `24000/1001`.
    public var description: String { "\(numerator)/\(denominator)" }

    /// Reads `24000/1001`, `16:9` or `25`; `nil` for anything else.
    public init?(_ description: String) {
        let parts = description.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "/" || $0 == ":" }
        guard let first = parts.first, let numerator = Int32(first) else { return nil }
        guard let denominator = parts.count == 2 ? Int32(parts[1]) : 1, denominator > 0 else { return nil }
        self.init(numerator, denominator)
    }
}

extension Rational: Codable {
    /// Reads the text form, such as `"24000/1001"`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = Rational(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(text)' is not a fraction")
        }
        self = value
    }

    /// Writes the text form, such as `"24000/1001"`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
