import Crypto

/// A SHA-256 digest, built up piece by piece.
public struct SHA256Digest: Sendable {
    private var hash = SHA256()

    /// Makes the digest of nothing.
    public init() {}

    /// Adds bytes.
    public mutating func update(_ bytes: [UInt8]) { hash.update(data: bytes) }

    /// The digest of all bytes so far, as 64 hexadecimal digits in lower case.
    public var hex: String {
        var digits: [UInt8] = []
        digits.reserveCapacity(64)
        for byte in hash.finalize() {
            digits.append(Self.digit(byte >> 4))
            digits.append(Self.digit(byte & 15))
        }
        return String(decoding: digits, as: UTF8.self)
    }

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }

    /// The digest of a text in UTF-8, as 64 hexadecimal digits in lower case.
    public static func hex(of text: String) -> String {
        var digest = SHA256Digest()
        digest.update(Array(text.utf8))
        return digest.hex
    }
}
