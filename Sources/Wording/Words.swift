public import Foundation

/// Numbers and moments in the words of people.
public enum Words {
    /// A size in bytes: `812 B`, `38 kB`, `1.2 MB`.
    public static func size(_ bytes: Int) -> String {
        switch bytes {
        case ..<1_000: "\(bytes) B"
        case ..<1_000_000: "\((bytes + 500) / 1_000) kB"
        case ..<1_000_000_000: decimals(Double(bytes) / 1_000_000, 1) + " MB"
        default: decimals(Double(bytes) / 1_000_000_000, 1) + " GB"
        }
    }

    /// Bits a second: `128 kb/s`, `1.9 Mb/s`.
    public static func bitRate(_ bits: Int64) -> String {
        bits < 1_000_000 ? "\((bits + 500) / 1_000) kb/s" : decimals(Double(bits) / 1_000_000, 1) + " Mb/s"
    }

    /// A time in seconds: `0.4 s`, `3 min 20 s`; below ten seconds with so many digits behind the point.
    public static func duration(_ seconds: Double, digits: Int = 1) -> String {
        let seconds = max(0, limited(seconds))
        guard seconds >= 60 else { return decimals(seconds, seconds < 10 ? digits : digits - 1) + " s" }
        let whole = Int(seconds.rounded())
        guard whole >= 3_600 else { return "\(whole / 60) min \(whole % 60) s" }
        let minutes = (whole + 30) / 60
        return "\(grouped(minutes / 60)) h \(minutes % 60) min"
    }

    /// A moment by the clock on the wall: `2026-11-27 07:31:04`.
    public static func moment(_ time: Date) -> String {
        time.formatted(
            Date.VerbatimFormatStyle(
                format: """
                    \(year: .defaultDigits)-\(month: .twoDigits)-\(day: .twoDigits) \
                    \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits):\
                    \(second: .twoDigits)
                    """, locale: Locale(identifier: "en_US_POSIX"), timeZone: .current,
                calendar: Calendar(identifier: .gregorian)))
    }

    /// A moment in UTC: `2026-11-27 07:31:04 UTC`.
    public static func momentUTC(_ time: Date) -> String {
        time.formatted(
            .iso8601.year().month().day().dateSeparator(.dash).time(includingFractionalSeconds: false)
                .timeSeparator(.colon).dateTimeSeparator(.space)) + " UTC"
    }

    /// Words in a row, the last two with a conjunction between them: `a, b and c`.
    public static func list(_ words: [String], _ conjunction: String = "and") -> String {
        guard words.count > 1, let last = words.last else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " \(conjunction) " + last
    }

    /// A moment or a length in seconds with two decimals: `1.52 s`; what is below a hundredth with four.
    public static func seconds(_ value: Double) -> String {
        decimals(value, value != 0 && abs(value) < 0.01 ? 4 : 2) + " s"
    }

    /// A number with at most three decimals, as few as it needs: `24`, `23.976`, `44.1`.
    public static func rounded(_ value: Double) -> String {
        var text = decimals(value, 3)
        while text.last == "0" { text.removeLast() }
        if text.last == "." { text.removeLast() }
        return text
    }

    /// A time in seconds that nobody knows exactly: `8 s`, `3 min`, `2 h 10 min`.
    public static func roughly(_ seconds: Double) -> String {
        switch limited(seconds) {
        case ..<60: return "\(Int(max(0, limited(seconds)))) s"
        case ..<3_600: return "\(Int((seconds / 60).rounded(.down))) min"
        case ..<360_000:
            let minutes = Int(seconds / 600) * 10
            return minutes % 60 == 0 ? "\(minutes / 60) h" : "\(minutes / 60) h \(minutes % 60) min"
        default: return "days"
        }
    }

    /// How many jobs get done in a time: `3.1 jobs/s`, `12 jobs/min`.
    public static func rate(_ jobs: Double) -> String {
        switch jobs {
        case 10...: "\(grouped(Int(jobs.rounded()))) jobs/s"
        case 1...: decimals(jobs, 1) + " jobs/s"
        case (1 / 60)...: "\(Int((jobs * 60).rounded())) jobs/min"
        default: "\(Int((jobs * 3_600).rounded())) jobs/h"
        }
    }

    /// How long ago something was, roughly: `just now`, `3 min ago`, `5 days ago`.
    public static func age(of time: Date, at now: Date) -> String {
        let minutes = Int(limited(now.timeIntervalSince(time) / 60))
        switch minutes {
        case ..<1: return "just now"
        case ..<60: return "\(minutes) min ago"
        case ..<(48 * 60): return "\(minutes / 60) h ago"
        default: return "\(grouped(minutes / 60 / 24)) days ago"
        }
    }

    /// An amount of millionths of a US dollar: `$0.56`.
    public static func money(_ millionths: Int) -> String {
        let digits = millionths % 10_000 == 0 ? 2 : millionths % 1_000 == 0 ? 3 : 6
        let fraction = decimals(Double(millionths % 1_000_000) / 1_000_000, digits).drop { $0 != "." }
        return "$" + grouped(millionths / 1_000_000) + fraction
    }

    /// `1 job`, `2 jobs`.
    public static func count(_ number: Int, _ noun: String) -> String {
        number == 1 ? "1 \(noun)" : "\(grouped(number)) \(noun)s"
    }

    /// `is` for one, `are` for any other number.
    public static func be(_ number: Int) -> String { number == 1 ? "is" : "are" }

    /// A whole number with its thousands apart: `9,997`.
    public static func grouped(_ number: Int, by separator: String = ",") -> String {
        let digits = String(number.magnitude)
        let groups = stride(from: digits.count, to: 0, by: -3).map { end in
            String(digits.dropLast(digits.count - end).suffix(3))
        }
        return (number < 0 ? "-" : "") + groups.reversed().joined(separator: separator)
    }

    /// A number with this many digits behind the point.
    public static func decimals(_ value: Double, _ digits: Int) -> String {
        let power = (0..<digits).reduce(1) { power, _ in power * 10 }
        let whole = Int((limited(value) * Double(power)).rounded())
        guard digits > 0 else { return String(whole) }
        let fraction = String(abs(whole) % power)
        let sign = whole < 0 ? "-" : ""
        return sign + "\(abs(whole) / power)." + String(repeating: "0", count: digits - fraction.count) + fraction
    }

    /// The number, or the nearest that whole numbers can be made of: a file may say that it lasts 1e300 seconds.
    private static func limited(_ value: Double) -> Double { value.isNaN ? 0 : min(max(-1e12, value), 1e12) }
}
