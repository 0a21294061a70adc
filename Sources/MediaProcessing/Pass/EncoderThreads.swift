import MediaTypes

/// How many threads an encoder uses: a function of codec and picture size, never of the machine or its load, because
/// encoders write other bytes with other thread counts.
enum EncoderThreads {
    /// The number for a picture of this size.
    static func count(for codec: Transcode.VideoCodec, _ size: Resolution) -> Int {
        switch (codec, size.pixelCount) {
        case (_, ..<(320 * 240)): 1
        case (.h264, ..<(1280 * 720)): 2
        case (.h264, _): 4
        case (.vp9, ..<(1280 * 720)): 2
        case (.vp9, _): 4
        }
    }
}
