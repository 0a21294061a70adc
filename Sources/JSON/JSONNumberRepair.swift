/// What is wrong with a number that JSON doesn't have, and what was meant.
struct JSONNumberRepair {
    /// What is wrong, as the end of a sentence that begins with the number.
    let problem: String
    /// The number that was meant, if that is clear.
    let number: JSONNumber?
    /// What stands in the tree: the number, or the text if it looks like a string without its quotes.
    let value: JSONValue

    init(_ written: String) {
        let isNegative = written.hasPrefix("-")
        let digits = written.drop { $0 == "-" || $0 == "+" }
        let bare = digits.filter { $0 != "_" && $0 != "'" }
        // Nobody means a longer number; taking it apart would only take time.
        let isShort = written.utf8.count <= 400
        if isShort, let (value, problem) = Self.other(digits, bare), written.utf8.count <= digits.utf8.count + 1 {
            let literal = value.map { (isNegative ? "-" : "") + $0 }
            number = literal.flatMap { JSONNumber(literal: $0) }
            self.problem = problem
            self.value = number.map(JSONValue.number) ?? .int(0)
            return
        }
        if isShort, let meant = Self.thousands(written) ?? Self.withoutUnit(written) {
            number = meant.number
            problem = "is not a JSON number: \(meant.advice)"
            value = meant.number.map(JSONValue.number) ?? .null
            return
        }
        number = nil
        let isText = written.utf8.contains(where: JSONByte.isLetter)
        problem = "is not a JSON number" + (isText ? "; strings need double quotes" : "")
        value = .string(written)
    }

    private typealias Meant = (number: JSONNumber?, advice: String)

    /// The number that is meant by one of thousands or millions, such as `128k`.
    private static func thousands(_ written: String) -> Meant? {
        guard let parts = written.wholeMatch(of: /([1-9][0-9]{0,8})([kKM])/), let count = Int(parts.1) else {
            return nil
        }
        return (JSONNumber(count * (parts.2 == "M" ? 1_000_000 : 1_000)), "it has to be written in full")
    }

    /// The number before a unit, such as `1280px`; it is not told of a unit that stands for a multiple, such as `3Mbit`.
    private static func withoutUnit(_ written: String) -> Meant? {
        guard let parts = written.wholeMatch(of: /(-?[0-9]+(?:\.[0-9]+)?)(%|[a-zA-Z]{1,8})/),
            let number = JSONNumber(literal: String(parts.1)), parts.2 != "x", parts.2 != "X"
        else { return nil }
        let isMultiple = parts.2.count > 1 && "kKMG".contains(parts.2.prefix(1))
        guard !isMultiple, !["ms", "us", "ns", "m", "min", "h"].contains(parts.2) else {
            return (nil, "it has to be written in full, and without a unit")
        }
        return (number, "leave the unit out")
    }

    /// Looks at what follows the sign, with and without `_` between the digits.
    private static func other(_ written: Substring, _ bare: String) -> (literal: String?, problem: String)? {
        if let hex = written.wholeMatch(of: /0[xX]([0-9a-fA-F]+)/) {
            return (Int(hex.1, radix: 16).map(String.init), "is hexadecimal; JSON numbers are decimal")
        }
        guard let parts = bare.wholeMatch(of: /([0-9]*)(\.?)([0-9]*)(?:([eE])([+-]?)([0-9]*))?/),
            !parts.1.isEmpty || !parts.3.isEmpty
        else { return nil }
        let whole = String(parts.1.drop { $0 == "0" })
        var literal = whole.isEmpty ? "0" : whole
        if !parts.3.isEmpty { literal += "." + parts.3 }
        if let digits = parts.6, !digits.isEmpty { literal += "e" + (parts.5 ?? "") + digits }
        guard JSONNumber(literal: literal) != nil else {
            return (nil, "has an exponent beyond \(JSONNumberParts.greatestExponent)")
        }
        return (literal, problem(written, parts.output))
    }

    private typealias Parts = (Substring, Substring, Substring, Substring, Substring?, Substring?, Substring?)

    private static func problem(_ written: Substring, _ parts: Parts) -> String {
        if let mark = written.first(where: { $0 == "_" || $0 == "'" }) {
            return "is not a JSON number: digits follow one another without \(mark == "_" ? "'_'" : "a quote")"
        }
        if parts.1.isEmpty { return "is not a JSON number: a digit has to stand before the '.'" }
        if parts.1.count > 1, parts.1.hasPrefix("0") { return "is not a JSON number: it begins with a needless 0" }
        if !parts.2.isEmpty, parts.3.isEmpty { return "is not a JSON number: a digit has to follow the '.'" }
        if parts.4 != nil, parts.6?.isEmpty ?? true { return "is not a JSON number: digits have to follow the 'e'" }
        return "is not a JSON number: only '-' is written as a sign"
    }
}
