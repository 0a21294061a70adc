extension JSONNumber: Comparable {
    /// Whether one number is less than another, by value and digit by digit.
    ///
    /// Nothing is written out or rounded: `1e400` is less than `2e400`, and `0.1` less than `0.10000000000000000001`.
    public static func < (left: JSONNumber, right: JSONNumber) -> Bool {
        guard let left = JSONNumberParts(Array(left.literal.utf8)[...]),
            let right = JSONNumberParts(Array(right.literal.utf8)[...])
        else { return false }
        guard left.sign == right.sign else { return left.sign < right.sign }
        return left.isNegative ? right.isCloserToZero(than: left) : left.isCloserToZero(than: right)
    }
}

extension JSONNumberParts {
    fileprivate var sign: Int { digits.isEmpty ? 0 : isNegative ? -1 : 1 }

    /// Whether the value without its sign is the smaller one.
    fileprivate func isCloserToZero(than other: JSONNumberParts) -> Bool {
        let (point, otherPoint) = (digits.utf8.count + exponent, other.digits.utf8.count + other.exponent)
        guard point == otherPoint else { return point < otherPoint }
        return digits.utf8.lexicographicallyPrecedes(other.digits.utf8)
    }
}
