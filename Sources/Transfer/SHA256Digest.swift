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
        hash.finalize().map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }

    /// The digest of a text in UTF-8, as 64 hexadecimal digits in lower case.
    public static func hex(of text: String) -> String {
        var digest = SHA256Digest()
        digest.update(Array(text.utf8))
        return digest.hex
    }
}
