/// A hash of text that is the same in every process (FNV-1a, 64 bits).
enum FNV1a {
    /// The hash of a text's UTF-8.
    static func hash(_ text: String) -> UInt64 {
        text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
