import FFmpeg
import MediaTypes

/// The sound of a file: resampled, encoded, and given to a muxer.
///
/// Sound that begins late begins late in the file. Where the source has a gap of more than a tenth of a second, silence
/// takes its place, so that what follows stays where it was.
struct SoundTrack: ~Copyable {
    private var encoder: AudioEncoder
    private var resampler: Resampler?
    private var queue: AudioFIFO
    private var sourceFormat: AudioFormat?
    private let stream: Int
    private let origin: Int64
    private let timeBase: Rational
    private let padsStart: Bool
    /// Where the next sample that is encoded belongs, in samples; `nil` before the first.
    private var position: Int64?
    /// Where the next sample of the source is expected, in samples of the encoder's rate.
    private var expected: Int64 = 0
    private var encoded = 0

    /// Opens an encoder and adds its stream.
    ///
    /// `padsStart` puts silence before sound that begins late, for files that have no times.
    init(
        _ codec: String, _ bitRate: Int?, _ source: StreamInfo, _ info: AudioInfo, _ context: OutputContext,
        _ muxer: inout Muxer, globalHeader: Bool, padsStart: Bool = false
    ) throws(FFmpegError) {
        let layout = info.layout.channels > 2 ? ChannelLayout.stereo : info.layout.channels == 1 ? .mono : .stereo
        let format = AudioFormat(
            sampleFormat: info.sampleFormat ?? .floatPlanar, sampleRate: max(1, info.sampleRate), layout: layout)
        let most = Self.greatestBitRate(codec, channels: layout.channels)
        let encoder = try AudioEncoder(
            encoder: codec, format: format, bitRate: bitRate.map { min($0, most) }, globalHeader: globalHeader)
        let queue = try AudioFIFO(encoder.format)
        stream = try muxer.addStream(of: encoder)
        self.encoder = encoder
        self.queue = queue
        timeBase = source.timeBase
        origin = context.origin.rescaled(to: source.timeBase).ticks
        self.padsStart = padsStart
    }

    /// The bit rate beyond which an encoder refuses to go; the others come down by themselves.
    private static func greatestBitRate(_ codec: String, channels: Int) -> Int {
        codec == "libopus" ? 256_000 * channels : .max
    }

    /// How much sound was encoded, in seconds.
    var seconds: Double { Double(encoded) / Double(encoder.format.sampleRate) }

    /// Encodes sound.
    mutating func encode(_ sound: SharedAudioFrame, to muxer: inout Muxer) throws(FFmpegError) {
        let rate = Int64(encoder.format.sampleRate)
        let format = sound.frame.format
        let start = place(of: sound.frame) ?? expected
        if position == nil { try begin(at: start) }
        if start - expected > rate / 10 { try fill(min(start - expected, rate * 600)) }
        if format != sourceFormat {
            try drainResampler()
            resampler = format == encoder.format ? nil : try Resampler(from: format, to: encoder.format)
            sourceFormat = format
        }
        if resampler == nil {
            try queue.write(sound.frame)
        } else if let converted = try resampler?.convert(sound.frame) {
            try queue.write(converted)
        }
        let length = Int64(sound.frame.sampleCount) * rate / Int64(max(1, format.sampleRate))
        expected = max(expected, start) + length
        try encodeQueued(isLast: false, &muxer)
    }

    /// Encodes what is left.
    mutating func finish(_ muxer: inout Muxer) throws(FFmpegError) {
        try drainResampler()
        try encodeQueued(isLast: true, &muxer)
        try encoder.finish()
        try write(to: &muxer)
    }

    private mutating func begin(at start: Int64) throws(FFmpegError) {
        position = padsStart ? 0 : max(0, start)
        expected = start
        if padsStart, start > 0 { try fill(min(start, Int64(encoder.format.sampleRate) * 600)) }
        expected = start
    }

    private func place(of frame: borrowing AudioFrame) -> Int64? {
        guard let ticks = frame.presentationTicks else { return nil }
        return Timestamp(ticks: ticks - origin, timeBase: timeBase).rescaled(to: encoder.timeBase).ticks
    }

    private mutating func fill(_ samples: Int64) throws(FFmpegError) {
        var left = Int(samples)
        while left > 0 {
            var silence = try AudioFrame(sampleCount: min(left, 4096), encoder.format)
            silence.silence()
            try queue.write(silence)
            left -= 4096
        }
        expected += samples
    }

    private mutating func drainResampler() throws(FFmpegError) {
        guard let rest = try resampler?.drain() else { return }
        try queue.write(rest)
        resampler = nil
    }

    private mutating func encodeQueued(isLast: Bool, _ muxer: inout Muxer) throws(FFmpegError) {
        let size = encoder.frameSize > 0 ? encoder.frameSize : 1024
        while queue.count >= size || (isLast && queue.count > 0) {
            var frame = try queue.read(size)
            let start = position ?? 0
            frame.setPresentation(ticks: start)
            position = start + Int64(frame.sampleCount)
            encoded += frame.sampleCount
            try encoder.send(frame)
            try write(to: &muxer)
        }
    }

    private mutating func write(to muxer: inout Muxer) throws(FFmpegError) {
        var packet = try Packet()
        while try encoder.receive(into: &packet) == .output { try muxer.write(&packet, to: stream) }
    }
}
