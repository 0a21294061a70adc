/// An amount of money in US dollars, exact to a millionth.
public struct Cost: Hashable, Sendable {
    /// The amount in millionths of a dollar.
    public let micros: Int

    /// Makes an amount.
    public init(micros: Int) { self.micros = micros }

    /// The sum of two amounts.
    public static func + (left: Cost, right: Cost) -> Cost { Cost(micros: left.micros + right.micros) }

    /// An amount several times.
    public static func * (left: Cost, right: Int) -> Cost { Cost(micros: left.micros * right) }
}

extension Cost: Comparable {
    /// Whether one amount is less than another.
    public static func < (left: Cost, right: Cost) -> Bool { left.micros < right.micros }
}

extension Cost: CustomStringConvertible {
    /// The amount with at least two decimals, such as `$0.56` and `$0.404`.
    public var description: String {
        let (dollars, rest) = micros.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
        var decimals = String(String(rest + 1_000_000).dropFirst())
        while decimals.count > 2, decimals.hasSuffix("0") { decimals.removeLast() }
        return "\(micros < 0 ? "-" : "")$\(dollars).\(decimals)"
    }
}
