import Foundation

/// Numbers and moments as a report writes them.
enum ReportWords {
    static func size(_ bytes: Int) -> String {
        switch bytes {
        case ..<1_000: "\(bytes) B"
        case ..<1_000_000: "\((bytes + 500) / 1_000) kB"
        case ..<1_000_000_000: decimals(Double(bytes) / 1_000_000, 1) + " MB"
        default: decimals(Double(bytes) / 1_000_000_000, 1) + " GB"
        }
    }

    static func duration(_ seconds: Double) -> String {
        switch seconds {
        case ...0: return "0 s"
        case ..<10: return decimals(seconds, 2) + " s"
        case ..<60: return decimals(seconds, 1) + " s"
        case ..<3_600: return "\(Int(seconds) / 60) min \(Int(seconds) % 60) s"
        default: return "\(Int(seconds) / 3_600) h \(Int(seconds) % 3_600 / 60) min"
        }
    }

    static func money(_ micros: Int) -> String {
        "$" + decimals(Double(micros) / 1_000_000, micros % 10_000 == 0 ? 2 : 4)
    }

    /// A whole number with its thousands apart by a narrow space.
    static func grouped(_ number: Int) -> String {
        let digits = String(number.magnitude)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text += "\u{202F}" }
            text.append(digit)
        }
        return (number < 0 ? "-" : "") + text
    }

    /// A moment in UTC for people: `2026-11-27 07:31:04 UTC`.
    static func moment(_ time: Date) -> String {
        time.formatted(
            .iso8601.year().month().day().dateSeparator(.dash).time(includingFractionalSeconds: false)
                .timeSeparator(.colon).dateTimeSeparator(.space)) + " UTC"
    }

    /// A moment in UTC for programs: `2026-11-27T07:31:04.120Z`.
    static func timestamp(_ time: Date) -> String {
        time.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }

    static func decimals(_ value: Double, _ digits: Int) -> String {
        let power = (0..<digits).reduce(1) { power, _ in power * 10 }
        let whole = Int((value * Double(power)).rounded())
        guard digits > 0 else { return String(whole) }
        let fraction = String(abs(whole) % power)
        return "\(whole / power)." + String(repeating: "0", count: digits - fraction.count) + fraction
    }
}
