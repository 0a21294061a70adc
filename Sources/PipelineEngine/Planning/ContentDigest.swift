import Crypto
public import JSON

/// The SHA-256 digest of some bytes (FIPS 180-4), as 64 lower-case hexadecimal digits.
public struct ContentDigest: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The digits.
    public let hex: String

    /// Takes over digits, or returns `nil` if there aren't 64 lower-case hexadecimal ones.
    public init?(hex: String) {
        guard hex.utf8.count == 64, hex.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
        else { return nil }
        self.hex = hex
    }

    /// The digest of a text's UTF-8.
    public init(of text: String) {
        hex = Self.hex(SHA256.hash(data: Array(text.utf8)))
    }

    /// The digest of a value's canonical form.
    public init(of value: JSONValue) { self.init(of: JSONWriter.write(value, .canonical)) }

    /// The first digits, enough for a person to tell two apart.
    public var short: String { String(hex.prefix(8)) }

    /// Whether one comes before another.
    public static func < (left: ContentDigest, right: ContentDigest) -> Bool { left.hex < right.hex }

    /// The digits.
    public var description: String { hex }

    private static func hex(_ bytes: some Sequence<UInt8>) -> String {
        var digits: [UInt8] = []
        digits.reserveCapacity(64)
        for byte in bytes {
            digits.append(digit(byte >> 4))
            digits.append(digit(byte & 15))
        }
        return String(decoding: digits, as: UTF8.self)
    }

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
}
