/// A number literal taken apart: sign, digits without zeros at either end, and power of ten.
struct JSONNumberParts {
    /// The greatest power of ten that is read.
    static let greatestExponent = 1_000_000

    let isNegative: Bool
    let digits: String
    let exponent: Int

    init(whole value: Int) {
        self.init(isNegative: value < 0, digits: Array(String(value.magnitude).utf8)[...], exponent: 0)
    }

    /// Takes a literal apart, or returns `nil` if it doesn't follow RFC 8259 §6.
    init?(_ literal: ArraySlice<UInt8>) {
        var rest = literal
        let isNegative = rest.take(UInt8(ascii: "-"))
        let whole = rest.takeDigits()
        guard let first = whole.first, whole.count == 1 || first != UInt8(ascii: "0") else { return nil }
        var fraction = rest.prefix(0)
        if rest.take(UInt8(ascii: ".")) {
            fraction = rest.takeDigits()
            guard !fraction.isEmpty else { return nil }
        }
        guard let power = rest.takeExponent(), rest.isEmpty else { return nil }
        let digits = fraction.isEmpty ? whole : whole + fraction
        self.init(isNegative: isNegative, digits: digits, exponent: power - fraction.count)
    }

    private init(isNegative: Bool, digits: ArraySlice<UInt8>, exponent: Int) {
        let zero = UInt8(ascii: "0")
        var trimmed = digits.drop { $0 == zero }
        let end = trimmed.lastIndex { $0 != zero }.map { $0 + 1 } ?? trimmed.startIndex
        let power = exponent + (trimmed.endIndex - end)
        trimmed = trimmed[..<end]
        self.digits = String(decoding: trimmed, as: UTF8.self)
        self.exponent = trimmed.isEmpty ? 0 : power
        self.isNegative = isNegative && !trimmed.isEmpty
    }
}

extension ArraySlice<UInt8> {
    fileprivate mutating func take(_ byte: UInt8) -> Bool {
        guard first == byte else { return false }
        removeFirst()
        return true
    }

    fileprivate mutating func takeDigits() -> ArraySlice<UInt8> {
        let digits = prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        self = self[digits.endIndex...]
        return digits
    }

    /// Takes an exponent if there is one; 0 if not, `nil` if it is broken or absurdly large.
    fileprivate mutating func takeExponent() -> Int? {
        guard take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) else { return 0 }
        let isNegative = take(UInt8(ascii: "-"))
        if !isNegative { _ = take(UInt8(ascii: "+")) }
        let digits = takeDigits()
        guard !digits.isEmpty else { return nil }
        var power = 0
        for digit in digits {
            power = power * 10 + Int(digit - UInt8(ascii: "0"))
            guard power <= JSONNumberParts.greatestExponent else { return nil }
        }
        return isNegative ? -power : power
    }
}
