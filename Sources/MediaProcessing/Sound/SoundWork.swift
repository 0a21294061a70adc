import FFmpeg
import MediaTypes

/// What is made of the sound of a source.
struct SoundWork: Sendable {
    /// The stream.
    let source: StreamInfo
    /// The codec.
    let codec: SoundCodec
    /// The bit rate in bits a second; `nil` where there is none.
    let bitRate: Int?
    /// How loud it shall be; `nil` leaves that as it is.
    let loudness: LoudnessTarget?
    /// The rate and the channels.
    let plan: SoundPlan
    /// The moment in the source that is the beginning.
    let start: Timestamp
    /// How much is made at most; `nil` for all.
    let length: Seconds?
    /// Whether silence is put before sound that begins late, for files that have no times.
    let padsStart: Bool

    /// Plans for a stream; `nil` if it is none of sound.
    init?(
        _ source: StreamInfo, _ codec: SoundCodec, bitRate: Int?, _ settings: SoundSettings, origin: Timestamp,
        trim: Trim, padsStart: Bool
    ) {
        guard let info = source.audio else { return nil }
        self.source = source
        self.codec = codec
        plan = SoundPlan(info, settings, for: codec)
        let channels = plan.layout.channels
        self.bitRate = (bitRate ?? codec.usualBitRate(channels: channels))
            .map { min($0, codec.greatestBitRate(channels: channels)) }
        loudness = settings.loudness
        let begin = Seconds(origin).microseconds + trim.start.microseconds
        start = trim.start.microseconds == 0 ? origin : Seconds(microseconds: begin).timestamp
        length = trim.duration
        self.padsStart = padsStart
    }

    /// Whether the source is read twice: first to measure the loudness of sound that has no room in memory meanwhile.
    ///
    /// - Parameters:
    ///   - bytes: how much room there is.
    ///   - file: how long the file says it is; what says no length is taken for long.
    /// - Returns: `false` where nothing is measured.
    func isReadTwice(_ bytes: Int, _ file: Seconds?) -> Bool {
        guard loudness != nil else { return false }
        guard let seconds = (length ?? source.duration ?? file)?.value else { return true }
        let held = format.floatingPoint
        let sample = held.sampleFormat == .doublePlanar ? 8 : 4
        return seconds * Double(held.sampleRate * held.layout.channels * sample) > Double(bytes)
    }

    /// The sound as it is to be encoded, but for what the encoder decides.
    var format: AudioFormat {
        AudioFormat(
            sampleFormat: source.audio?.sampleFormat ?? .floatPlanar, sampleRate: plan.sampleRate, layout: plan.layout)
    }
}
