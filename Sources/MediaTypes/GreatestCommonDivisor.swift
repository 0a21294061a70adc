/// The largest number that divides both, by Euclid; 1 when both are 0.
func greatestCommonDivisor<Number: SignedInteger & FixedWidthInteger>(_ first: Number, _ second: Number) -> Number {
    var (large, small) = (first, second)
    while small != 0 { (large, small) = (small, large % small) }
    return large == 0 ? 1 : (large < 0 ? -large : large)
}
