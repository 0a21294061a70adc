import Foundation

/// Numbers in the words of people.
enum Words {
    /// A size in bytes: `812 B`, `38 kB`, `1.2 MB`.
    static func size(_ bytes: Int) -> String {
        switch bytes {
        case ..<1_000: "\(bytes) B"
        case ..<1_000_000: "\((bytes + 500) / 1_000) kB"
        default: decimals(Double(bytes) / 1_000_000, 1) + " MB"
        }
    }

    /// A time in seconds: `0.4 s`, `3 min 20 s`.
    static func duration(_ seconds: Double) -> String {
        guard seconds >= 60 else { return decimals(seconds, seconds < 10 ? 1 : 0) + " s" }
        let whole = Int(seconds.rounded())
        return "\(whole / 60) min \(whole % 60) s"
    }

    /// An amount of millionths of a US dollar: `$0.56`.
    static func money(_ millionths: Int) -> String {
        let digits = millionths % 10_000 == 0 ? 2 : millionths % 1_000 == 0 ? 3 : 6
        return "$" + decimals(Double(millionths) / 1_000_000, digits)
    }

    /// `1 job`, `2 jobs`.
    static func count(_ number: Int, _ noun: String) -> String { number == 1 ? "1 \(noun)" : "\(number) \(noun)s" }

    /// A number with this many digits behind the point.
    static func decimals(_ value: Double, _ digits: Int) -> String {
        let power = (0..<digits).reduce(1) { power, _ in power * 10 }
        let whole = Int((value * Double(power)).rounded())
        guard digits > 0 else { return String(whole) }
        let fraction = String(abs(whole) % power)
        let sign = whole < 0 ? "-" : ""
        return sign + "\(abs(whole) / power)." + String(repeating: "0", count: digits - fraction.count) + fraction
    }
}
