import FFmpeg
import MediaTypes

/// Measures how loud sound of one format is, by FFmpeg's `ebur128`.
///
/// What it is given counts as one unbroken sound; times don't matter.
struct LoudnessMeter: ~Copyable {
    /// FFmpeg's names of the filters it uses.
    static let filters = ["ebur128", "aformat"]

    private var graph: AudioFilterGraph
    private var reading = LoudnessReading()
    private let format: AudioFormat
    private var position: Int64 = 0

    /// Makes a meter for sound of a format.
    ///
    /// - Throws: ``FFmpegError`` if the linked libraries don't have the filters.
    init(_ format: AudioFormat) throws(FFmpegError) {
        self.format = format
        graph = try AudioFilterGraph(
            format: format, timeBase: Rational(1, Int32(clamping: format.sampleRate)),
            chain: "ebur128=peak=true:metadata=1:framelog=verbose,aformat=sample_fmts=dbl")
        reading.begin()
    }

    /// Listens to sound.
    ///
    /// - Throws: ``FFmpegError`` if it isn't of the meter's format or there is no memory.
    mutating func take(_ frame: borrowing AudioFrame) throws(FFmpegError) {
        try push(frame)
        try pull(onlyPeaks: false)
    }

    /// The measurement of all sound.
    ///
    /// The filter reports peaks in whole tenths of a second: silence is put behind the sound so that the last part of one
    /// comes out, and nothing else is taken from there.
    ///
    /// - Throws: ``FFmpegError`` if there is no memory.
    consuming func finish() throws(FFmpegError) -> Loudness {
        try pull(onlyPeaks: false)
        var silence = try AudioFrame(sampleCount: max(1, format.sampleRate / 5), format)
        silence.silence()
        try push(silence)
        try graph.finish()
        try pull(onlyPeaks: true)
        return reading.result
    }

    private mutating func push(_ frame: borrowing AudioFrame) throws(FFmpegError) {
        var timed = try frame.reference()
        timed.setPresentation(ticks: position)
        position += Int64(frame.sampleCount)
        try graph.push(timed)
    }

    private mutating func pull(onlyPeaks: Bool) throws(FFmpegError) {
        var frame = try AudioFrame()
        while try graph.pull(into: &frame) == .output {
            if onlyPeaks { reading.takePeak(frame) } else { reading.take(frame) }
            reading.take(samplePeak: frame.samplePeak)
        }
    }
}

extension AudioFrame {
    /// The greatest sample of all channels, as a part of full scale; the format is interleaved double.
    fileprivate var samplePeak: Double {
        withDoubles { samples in
            var peak = 0.0
            for index in samples.indices { peak = max(peak, abs(samples[index])) }
            return peak
        }
    }
}
