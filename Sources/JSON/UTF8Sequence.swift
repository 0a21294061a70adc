/// One scalar of a UTF-8 text, or bytes that are none: Unicode 16, table 3-7.
package struct UTF8Sequence {
    /// How many bytes it has; of bytes that are no scalar, as many as one replacement character stands for.
    package let length: Int
    /// The scalar, or `nil` if the bytes are not UTF-8.
    package let scalar: UnicodeScalar?

    /// Looks at the bytes from an offset on; there has to be at least one before `end`.
    package init(_ bytes: [UInt8], at offset: Int, end: Int) {
        let first = bytes[offset]
        let (count, second) = Self.shape(of: first)
        var value = count == 1 ? UInt32(first) : UInt32(first) & (0x7F >> UInt32(count))
        var length = 1
        while length < count, offset + length < end {
            let byte = bytes[offset + length]
            guard (length == 1 ? second : 0x80...0xBF).contains(byte) else { break }
            value = value << 6 | UInt32(byte & 0x3F)
            length += 1
        }
        self.length = length
        scalar = count > 0 && length == count ? UnicodeScalar(value) : nil
    }

    /// How many bytes a sequence has, and what its second may be; no bytes at all if none begins so.
    private static func shape(of first: UInt8) -> (count: Int, second: ClosedRange<UInt8>) {
        switch first {
        case 0x00...0x7F: (1, 0x80...0xBF)
        case 0xC2...0xDF: (2, 0x80...0xBF)
        case 0xE0: (3, 0xA0...0xBF)
        case 0xED: (3, 0x80...0x9F)
        case 0xE1...0xEF: (3, 0x80...0xBF)
        case 0xF0: (4, 0x90...0xBF)
        case 0xF4: (4, 0x80...0x8F)
        case 0xF1...0xF3: (4, 0x80...0xBF)
        default: (0, 0x80...0xBF)
        }
    }
}
