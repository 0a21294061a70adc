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
        let digits = Array("0123456789abcdef".utf8)
        let text = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return String(decoding: text, as: UTF8.self)
    }
}
