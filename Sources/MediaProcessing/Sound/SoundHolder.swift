import FFmpeg

/// Measures the loudness of sound, and holds it in memory meanwhile where there is room.
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
    private let room: Int?
    private var bytes = 0

    /// Holds sound of a format, up to so many bytes; `nil` measures and holds none.
    init(_ target: LoudnessTarget, _ format: AudioFormat, holding room: Int?) throws(FFmpegError) {
        let sound = try AudioFIFO(format)
        let meter = try LoudnessMeter(format)
        self.target = target
        self.room = room
        self.sound = sound
        self.meter = meter
    }

    /// Takes in sound.
    mutating func take(_ piece: borrowing AudioFrame) throws(FFmpegError) {
        if start == nil { start = piece.presentationTicks }
        try meter.take(piece)
        guard let room else { return }
        bytes += piece.byteCount
        // A file that says too little of its length is borne up to a point.
        guard bytes <= 4 * room else {
            throw FFmpegError(
                .unsupported, function: "ebur128",
                text: "the sound goes on for longer than its file says, too long to be held until its loudness is known"
            )
        }
        try sound.write(piece)
    }

    /// Decides on the gain when all sound is there.
    consuming func finish() throws(FFmpegError) -> Held {
        let decision = LoudnessDecision(try meter.finish(), for: target)
        return Held(sound: sound, start: start ?? 0, decision: decision)
    }
}
