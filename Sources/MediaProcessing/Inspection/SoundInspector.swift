import FFmpeg
import Foundation
import MediaTypes

/// Listens to decoded sound, through FFmpeg's `silencedetect` and `ebur128`, and looks for clipped samples.
struct SoundInspector: ~Copyable {
    private var graph: AudioFilterGraph?
    private var format: AudioFormat?
    private let timeBase: Rational
    /// The beginning of the source in seconds.
    private let origin: Double
    private var found = SoundInspection()
    private var silent = StretchMeter()
    private var clips: ClipMeter?
    private var loudness = LoudnessReading()
    /// When the sound that was last taken in ends.
    private var end: Double?

    init(timeBase: Rational, origin: Timestamp) {
        self.timeBase = timeBase
        self.origin = origin.seconds
    }

    /// Listens to the next sound.
    mutating func take(_ frame: borrowing AudioFrame) throws(FFmpegError) {
        found.samples += frame.sampleCount
        if let ticks = frame.presentationTicks {
            let start = Double(ticks) * timeBase.value - origin
            end = start + Double(frame.sampleCount) / Double(max(1, frame.format.sampleRate))
        }
        if frame.format != format { try begin(frame.format) }
        try graph?.push(frame)
        try takeResults()
    }

    /// What was found on all sound.
    mutating func finish() throws(FFmpegError) -> SoundInspection {
        try endPart()
        found.silent = silent.stretches
        found.loudness = found.samples > 0 ? loudness.result : nil
        return found
    }

    /// Sound of another format needs other filters.
    private mutating func begin(_ format: AudioFormat) throws(FFmpegError) {
        try endPart()
        self.format = format
        loudness.begin()
        let chain = DetectionLimits.soundChain + ",aformat=sample_fmts=dbl"
        graph = try AudioFilterGraph(format: format, timeBase: timeBase, chain: chain)
        let isCoarse = format.sampleFormat == .u8 || format.sampleFormat == .u8Planar
        clips = ClipMeter(
            channels: format.layout.channels, sampleRate: format.sampleRate,
            threshold: isCoarse ? 127 / 128 : 32_767 / 32_768)
    }

    private mutating func endPart() throws(FFmpegError) {
        try graph?.finish()
        try takeResults()
        if let end { silent.end(at: end) }
        guard var part = clips else { return }
        part.finish()
        found.clipped.add(part.stretches)
        found.clippedSamples += part.samples
        loudness.take(samplePeak: part.peak)
        clips = nil
    }

    private mutating func takeResults() throws(FFmpegError) {
        guard let base = graph?.timeBase else { return }
        var frame = try AudioFrame()
        while try graph?.pull(into: &frame) == .output {
            if let start = frame.number("lavfi.silence_start") { silent.begin(at: start - origin) }
            if let end = frame.number("lavfi.silence_end") { silent.end(at: end - origin) }
            loudness.take(frame)
            guard let ticks = frame.presentationTicks else { continue }
            let start = Double(ticks) * base.value - origin
            takeSamples(frame, at: start)
        }
    }

    private mutating func takeSamples(_ frame: borrowing AudioFrame, at start: Double) {
        guard var meter = clips else { return }
        clips = nil
        frame.withDoubles { meter.take($0, at: start) }
        clips = meter
    }
}
