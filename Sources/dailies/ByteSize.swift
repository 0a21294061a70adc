import ArgumentParser

/// A size that was typed: `500MB`, `2 GB`, `1.5GiB`, or bytes.
struct ByteSize: ExpressibleByArgument, Hashable, Sendable {
    let bytes: Int

    private static let units: [(name: String, bytes: Double)] = [
        ("kib", 1_024), ("mib", 1_048_576), ("gib", 1_073_741_824), ("tib", 1_099_511_627_776), ("kb", 1e3),
        ("mb", 1e6), ("gb", 1e9), ("tb", 1e12), ("k", 1e3), ("m", 1e6), ("g", 1e9), ("t", 1e12), ("b", 1), ("", 1),
    ]

    init?(argument: String) {
        let text = argument.lowercased()
        guard let unit = Self.units.first(where: { text.hasSuffix($0.name) }) else { return nil }
        let number = text.dropLast(unit.name.count).trimmingPrefix(while: \.isWhitespace)
        let trimmed = String(number.reversed().drop(while: \.isWhitespace).reversed())
        guard trimmed.wholeMatch(of: /[0-9]+(\.[0-9]+)?/) != nil, let value = Double(trimmed),
            let bytes = Int(exactly: (value * unit.bytes).rounded()), bytes < 1 << 60
        else { return nil }
        self.bytes = bytes
    }
}
