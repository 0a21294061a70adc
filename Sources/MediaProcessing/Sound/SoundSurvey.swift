import FFmpeg

/// The first of two readings of sound that is too long to be held: measures it for its loudness.
struct SoundSurvey: ~Copyable {
    private let pieceSize: Int
    private var converter: SoundConverter
    private var holder: SoundHolder

    /// Measures sound as it is going to be encoded.
    ///
    /// - Throws: ``FFmpegError`` if the linked libraries have no such encoder or filter, or there is no memory.
    init(_ work: SoundWork, _ target: LoudnessTarget) throws(FFmpegError) {
        let encoder = try AudioEncoder(
            encoder: work.codec.encoder, format: work.format, bitRate: work.bitRate, globalHeader: false)
        let format = encoder.format.heldFormat(of: work.format)
        let converter = try SoundConverter(work, to: format)
        let holder = try SoundHolder(target, format, holding: nil)
        pieceSize = encoder.pieceSize
        self.converter = converter
        self.holder = holder
    }

    /// How far into the source sound was taken in, in seconds.
    var reached: Double { converter.seconds }

    /// Whether all of the part that is made is there.
    var isComplete: Bool { converter.isComplete }

    /// Listens to sound.
    mutating func take(_ frame: borrowing AudioFrame) throws(FFmpegError) {
        try converter.take(frame)
        while converter.count >= pieceSize { try holder.take(try converter.read(pieceSize)) }
    }

    /// By which gain it is brought to its loudness.
    consuming func finish() throws(FFmpegError) -> LoudnessDecision {
        try converter.finish()
        while converter.count > 0 { try holder.take(try converter.read(pieceSize)) }
        return try holder.finish().decision
    }
}
