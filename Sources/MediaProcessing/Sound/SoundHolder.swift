import FFmpeg

/// Holds sound in memory while its loudness is measured.
struct SoundHolder: ~Copyable {
    /// Sound whose loudness is known.
    struct Held: ~Copyable {
        /// The sound.
        var sound: AudioFIFO
        /// Where its first sample belongs.
        var start: Int64
        /// By which gain it is brought to its loudness.
        let decision: LoudnessDecision
    }

    private var sound: AudioFIFO
    private var meter: LoudnessMeter
    private var start: Int64?
    private let target: LoudnessTarget

    /// Holds sound of a format.
    init(_ target: LoudnessTarget, _ format: AudioFormat) throws(FFmpegError) {
        let sound = try AudioFIFO(format)
        let meter = try LoudnessMeter(format)
        self.target = target
        self.sound = sound
        self.meter = meter
    }

    /// Takes in sound.
    mutating func take(_ piece: borrowing AudioFrame) throws(FFmpegError) {
        if start == nil { start = piece.presentationTicks }
        try meter.take(piece)
        try sound.write(piece)
    }

    /// Decides on the gain when all sound is there.
    consuming func finish() throws(FFmpegError) -> Held {
        let decision = LoudnessDecision(try meter.finish(), for: target)
        return Held(sound: sound, start: start ?? 0, decision: decision)
    }
}
