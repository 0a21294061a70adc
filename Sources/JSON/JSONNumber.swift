/// A number of a JSON text, exactly as it was written.
///
/// Numbers are compared by value, digit by digit: `1`, `1.0` and `10e-1` are equal, and `0.1` is a tenth and not
/// the nearest binary fraction. Source: RFC 8259 §6.
public struct JSONNumber: Sendable {
    /// The number as it was written, such as `0.50`.
    public let literal: String
    /// The digits from the first to the last that is not zero; empty for zero.
    private let digits: String
    /// The power of ten that the digits, read as a whole number, are multiplied by.
    private let exponent: Int
    /// Whether the number is below zero.
    private let isNegative: Bool

    /// Makes a number of a literal that follows RFC 8259 §6, or returns `nil`.
    public init?(literal: String) { self.init(bytes: Array(literal.utf8)[...]) }

    /// Makes a number of the bytes of a literal, or returns `nil`.
    init?(bytes: ArraySlice<UInt8>) {
        guard let parts = JSONNumberParts(bytes) else { return nil }
        literal = String(decoding: bytes, as: UTF8.self)
        digits = parts.digits
        exponent = parts.exponent
        isNegative = parts.isNegative
    }

    /// Makes a number of a whole number.
    public init(_ value: Int) {
        let parts = JSONNumberParts(whole: value)
        literal = String(value)
        digits = parts.digits
        exponent = parts.exponent
        isNegative = parts.isNegative
    }

    /// The number as an `Int`, or `nil` if it has a fraction or is out of range.
    public var int: Int? {
        guard !digits.isEmpty else { return 0 }
        guard exponent >= 0, digits.utf8.count + exponent <= 19 else { return nil }
        return Int((isNegative ? "-" : "") + digits + String(repeating: "0", count: exponent))
    }

    /// The nearest `Double`.
    public var double: Double { Double(literal) ?? .nan }

    /// The number in millionths, or `nil` if it is finer than that or out of range.
    ///
    /// Money is counted so: `0.404` is 404,000.
    public var millionths: Int? { scaled(by: 6) }

    /// The shortest literal of the same value, such as `0.5` for `0.50` and `5e-1`.
    public var canonical: String {
        guard !digits.isEmpty else { return "0" }
        let sign = isNegative ? "-" : ""
        if exponent >= 0, digits.utf8.count + exponent <= 21 {
            return sign + digits + String(repeating: "0", count: exponent)
        }
        if exponent < 0, exponent > -21 { return sign + fraction }
        return sign + digits + "e" + String(exponent)
    }

    private var fraction: String {
        let point = digits.utf8.count + exponent
        guard point > 0 else { return "0." + String(repeating: "0", count: -point) + digits }
        return digits.prefix(point) + "." + digits.dropFirst(point)
    }

    private func scaled(by power: Int) -> Int? {
        guard !digits.isEmpty else { return 0 }
        let (shifted, overflow) = exponent.addingReportingOverflow(power)
        guard !overflow, shifted >= 0, digits.utf8.count + shifted <= 18 else { return nil }
        return Int((isNegative ? "-" : "") + digits + String(repeating: "0", count: shifted))
    }
}

extension JSONNumber: Hashable {
    /// Whether two numbers have the same value, however they were written.
    public static func == (left: JSONNumber, right: JSONNumber) -> Bool {
        left.isNegative == right.isNegative && left.exponent == right.exponent && left.digits == right.digits
    }

    /// Hashes the value, not the literal.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(isNegative)
        hasher.combine(exponent)
        hasher.combine(digits)
    }
}

extension JSONNumber: CustomStringConvertible {
    /// The literal.
    public var description: String { literal }
}
