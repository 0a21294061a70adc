import MediaTypes

/// How many threads an encoder uses: a function of picture size, never of the machine or its load, because
/// encoders write other bytes with other thread counts.
enum EncoderThreads {
    /// The number for a picture of this size.
    static func count(for size: Resolution) -> Int {
        switch size.pixelCount {
        case ..<(320 * 240): 1
        case ..<(1280 * 720): 2
        default: 4
        }
    }
}
