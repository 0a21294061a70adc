import FFmpeg
import MediaTypes

/// Listens to sound for its waveform.
struct WaveformScan: ~Copyable {
    /// The points of all channels together.
    private(set) var mix: WaveformPoints
    /// The points of each channel, where they are asked for.
    private(set) var each: WaveformPoints?
    private var converter: SoundConverter
    private let channels: Int

    init(_ waveform: Waveform, _ work: SoundWork) throws(FFmpegError) {
        let format = AudioFormat(sampleFormat: .s16, sampleRate: work.plan.sampleRate, layout: work.plan.layout)
        let samples = max(1, (format.sampleRate + waveform.pointsPerSecond / 2) / waveform.pointsPerSecond)
        channels = format.layout.channels
        converter = try SoundConverter(work, to: format)
        mix = WaveformPoints(channels: 1, samplesPerPoint: samples)
        each = waveform.channels == .each ? WaveformPoints(channels: channels, samplesPerPoint: samples) : nil
    }

    /// How far into the source sound was taken in, in seconds.
    var reached: Double { converter.seconds }

    /// What a person should know.
    var notes: [String] { converter.notes }

    /// Listens to sound.
    mutating func take(_ frame: borrowing AudioFrame) throws(FFmpegError) {
        try converter.take(frame)
        try passOn()
    }

    /// Says that no sound follows.
    mutating func finish() throws(FFmpegError) {
        try converter.finish()
        try passOn()
        mix.finish()
        each?.finish()
    }

    private mutating func passOn() throws(FFmpegError) {
        while converter.count > 0 {
            let piece = try converter.read(8192)
            var (mix, each) = (mix, each)
            self.mix = WaveformPoints(channels: 1, samplesPerPoint: 1)
            self.each = nil
            let count = channels
            piece.withInt16s { samples in
                mix.take(samples, channels: count)
                each?.take(samples, channels: count)
            }
            (self.mix, self.each) = (mix, each)
        }
    }
}
