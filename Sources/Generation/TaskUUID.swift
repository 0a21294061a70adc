/// The name of a generation task, chosen by us before the task is sent.
///
/// It is what makes paying twice impossible: the server takes one name once, and a lost task is found by its name.
/// Always a UUID of version 4 in lower case.
public struct TaskUUID: Hashable, Sendable {
    /// The UUID as 36 characters in lower case.
    public let text: String

    /// Reads a UUID of version 4, in any case, or returns `nil`.
    public init?(_ text: String) {
        let text = text.lowercased()
        let groups = text.split(separator: "-", omittingEmptySubsequences: false)
        guard groups.map(\.utf8.count) == [8, 4, 4, 4, 12] else { return nil }
        guard groups.joined().utf8.allSatisfy("0123456789abcdef".utf8.contains) else { return nil }
        guard groups[2].first == "4", groups[3].first.map({ "89ab".contains($0) }) == true else { return nil }
        self.text = text
    }

    /// Draws a new name.
    public init(using generator: inout some RandomNumberGenerator) {
        let high = generator.next() & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
        let low = generator.next() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
        let digits = TaskUUID.hex(high) + TaskUUID.hex(low)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if [8, 12, 16, 20].contains(index) { text += "-" }
            text.append(digit)
        }
        self.text = text
    }

    private static func hex(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

extension TaskUUID: CustomStringConvertible {
    /// The UUID.
    public var description: String { text }
}
