/// A number literal taken apart: sign, digits without zeros at either end, and power of ten.
struct JSONNumberParts {
    let isNegative: Bool
    let digits: String
    let exponent: Int

    init(whole value: Int) {
        self.init(isNegative: value < 0, digits: String(value.magnitude), exponent: 0)
    }

    /// Takes a literal apart, or returns `nil` if it doesn't follow RFC 8259 §6.
    init?(_ literal: String) {
        var rest = Substring(literal)
        let isNegative = rest.first == "-"
        if isNegative { rest.removeFirst() }
        let whole = rest.takeDigits()
        guard !whole.isEmpty, whole == "0" || whole.first != "0" else { return nil }
        var fraction = ""
        if rest.first == "." {
            rest.removeFirst()
            fraction = rest.takeDigits()
            guard !fraction.isEmpty else { return nil }
        }
        guard let power = rest.takeExponent(), rest.isEmpty else { return nil }
        self.init(isNegative: isNegative, digits: whole + fraction, exponent: power - fraction.count)
    }

    private init(isNegative: Bool, digits: String, exponent: Int) {
        var trimmed = digits.drop { $0 == "0" }
        var power = exponent
        while trimmed.last == "0" {
            trimmed.removeLast()
            power += 1
        }
        self.digits = String(trimmed)
        self.exponent = trimmed.isEmpty ? 0 : power
        self.isNegative = isNegative && !trimmed.isEmpty
    }
}

extension Substring {
    fileprivate mutating func takeDigits() -> String {
        let digits = prefix { ("0"..."9").contains($0) && $0.utf8.count == 1 }
        removeFirst(digits.count)
        return String(digits)
    }

    /// Takes an exponent if there is one; 0 if not, `nil` if it is broken or absurdly large.
    fileprivate mutating func takeExponent() -> Int? {
        guard first == "e" || first == "E" else { return 0 }
        removeFirst()
        let isNegative = first == "-"
        if first == "-" || first == "+" { removeFirst() }
        let digits = takeDigits()
        guard let power = Int(digits), power <= 1_000_000 else { return nil }
        return isNegative ? -power : power
    }
}
