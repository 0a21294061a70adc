import JSON

/// An amount of US dollars, exact to a millionth.
public struct Price: Hashable, Sendable {
    /// The amount in millionths of a dollar.
    public let micros: Int

    /// An amount in millionths of a dollar.
    public init(micros: Int) {
        self.micros = micros
    }

    /// Nothing.
    public static let zero = Price(micros: 0)
}

extension Price: Comparable {
    /// Whether the left is less.
    public static func < (left: Price, right: Price) -> Bool { left.micros < right.micros }

    /// The sum.
    public static func + (left: Price, right: Price) -> Price { Price(micros: left.micros + right.micros) }

    /// What is left.
    public static func - (left: Price, right: Price) -> Price { Price(micros: left.micros - right.micros) }

    /// The price of several.
    public static func * (price: Price, count: Int) -> Price { Price(micros: price.micros * count) }
}

extension Price: CustomStringConvertible {
    /// The amount with a dollar sign, such as `$0.56`.
    public var description: String { "$" + decimal }

    /// The amount as the API writes it, such as `0.56`.
    var json: JSONValue { JSONNumber(literal: decimal).map(JSONValue.number) ?? .null }

    private var decimal: String { JSONNumber(literal: "\(micros)e-6")?.canonical ?? "0" }
}
