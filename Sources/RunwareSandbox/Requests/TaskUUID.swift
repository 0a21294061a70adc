/// The form of a task's identifier.
enum TaskUUID {
    /// Whether a text is a UUID of version 4, such as `6378aa49-9f31-414a-8e00-3076dea79124`.
    static func isValid(_ text: String) -> Bool {
        let groups = text.split(separator: "-", omittingEmptySubsequences: false)
        guard groups.map(\.utf8.count) == [8, 4, 4, 4, 12], groups.allSatisfy(isHexadecimal) else { return false }
        return groups[2].first == "4" && groups[3].first.map { "89abAB".contains($0) } == true
    }

    /// A UUID of version 4 that follows from two numbers.
    static func made(of high: UInt64, _ low: UInt64) -> String {
        var digits = Array((hexadecimal(high) + hexadecimal(low)).utf8)
        digits[12] = UInt8(ascii: "4")
        digits[16] = Array("89ab".utf8)[Int(low >> 60) & 3]
        let ends = [8, 12, 16, 20, 32]
        let groups = zip([0] + ends, ends).map { start, end in String(decoding: digits[start..<end], as: UTF8.self) }
        return groups.joined(separator: "-")
    }

    private static func isHexadecimal(_ group: Substring) -> Bool {
        group.utf8.allSatisfy { byte in
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
        }
    }

    private static func hexadecimal(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
