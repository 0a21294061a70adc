extension Int64 {
    /// The sum, or the nearest number to it that there is: files may say any number.
    public func addingClamped(_ other: Int64) -> Int64 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? (other < 0 ? .min : .max) : sum
    }

    /// The difference, or the nearest number to it that there is: files may say any number.
    public func subtractingClamped(_ other: Int64) -> Int64 {
        let (difference, overflow) = subtractingReportingOverflow(other)
        return overflow ? (other < 0 ? .max : .min) : difference
    }
}

extension Seconds {
    /// The sum, or the nearest that can be expressed.
    public static func + (lhs: Seconds, rhs: Seconds) -> Seconds {
        Seconds(microseconds: lhs.microseconds.addingClamped(rhs.microseconds))
    }

    /// The difference, or the nearest that can be expressed.
    public static func - (lhs: Seconds, rhs: Seconds) -> Seconds {
        Seconds(microseconds: lhs.microseconds.subtractingClamped(rhs.microseconds))
    }
}
