import FFmpeg
import MediaTypes

/// Decodes the pictures of a source, once for all outputs.
struct PictureDecoder: ~Copyable {
    private var decoder: VideoDecoder
    private let timeBase: Rational
    private var leap: Leap?
    private let taps: PassTaps
    private let limit: Int

    init(
        _ parameters: StreamParameters, _ timeBase: Rational, _ leap: Leap?, _ taps: PassTaps, _ limits: SourceLimits
    ) throws(FFmpegError) {
        decoder = try VideoDecoder(parameters, threads: 2, maxPixels: limits.pixels)
        self.timeBase = timeBase
        self.leap = leap
        self.taps = taps
        limit = limits.frames
    }

    /// Whether the source has to be read from its beginning; nothing was sent then.
    var hasFailedLeap: Bool { leap?.hasFailed == true }

    /// Decodes a packet.
    ///
    /// A damaged one is counted, and decoding goes on with the next.
    mutating func decode(
        _ packet: borrowing Packet, _ times: PacketTimes, _ summary: inout ReadSummary
    ) throws(FFmpegError) {
        if let isOptional = leap?.take(times) { decoder.decodeOnlyReferences(isOptional) }
        try summary.forgiving({ $0.notePictures($1) }) { () throws(FFmpegError) in try decoder.send(packet) }
        try takeAll(&summary)
    }

    /// Takes out what is still inside the decoder.
    mutating func finish(_ summary: inout ReadSummary) throws(FFmpegError) {
        try summary.forgiving({ $0.notePictures($1) }) { () throws(FFmpegError) in try decoder.finish() }
        try takeAll(&summary)
        leap?.end()
    }

    private mutating func takeAll(_ summary: inout ReadSummary) throws(FFmpegError) {
        var step: CodecStep?
        repeat {
            var frame = try VideoFrame()
            step = try summary.forgiving({ $0.notePictures($1) }) { () throws(FFmpegError) in
                try decoder.receive(into: &frame)
            }
            guard step == .output else { continue }
            summary.pictures.take(isDamaged: frame.isDamaged, isInterlaced: frame.isInterlaced)
            guard summary.videoFrames <= limit else {
                throw FFmpegError(.unsupported, function: "decode", text: "there are more than \(limit) frames")
            }
            if leap?.passes(frame.presentationTicks, isDamaged: frame.isDamaged) == false { continue }
            taps.send(frame, timeBase: timeBase, summary)
        } while step == .output || step == nil
    }
}

/// Decodes the sound of a source, once for all outputs.
struct SoundDecoder: ~Copyable {
    private var decoder: AudioDecoder
    private let taps: PassTaps

    init(_ parameters: StreamParameters, _ taps: PassTaps) throws(FFmpegError) {
        decoder = try AudioDecoder(parameters)
        self.taps = taps
    }

    /// Decodes a packet.
    ///
    /// A damaged one is counted, and decoding goes on with the next.
    mutating func decode(_ packet: borrowing Packet, _ summary: inout ReadSummary) throws(FFmpegError) {
        try summary.forgiving({ $0.noteSound($1) }) { () throws(FFmpegError) in try decoder.send(packet) }
        try takeAll(&summary)
    }

    /// Takes out what is still inside the decoder.
    mutating func finish(_ summary: inout ReadSummary) throws(FFmpegError) {
        try summary.forgiving({ $0.noteSound($1) }) { () throws(FFmpegError) in try decoder.finish() }
        try takeAll(&summary)
    }

    private mutating func takeAll(_ summary: inout ReadSummary) throws(FFmpegError) {
        var step: CodecStep?
        repeat {
            var frame = try AudioFrame()
            step = try summary.forgiving({ $0.noteSound($1) }) { () throws(FFmpegError) in
                try decoder.receive(into: &frame)
            }
            if step == .output, frame.sampleCount > 0 { taps.send(frame, summary) }
        } while step == .output || step == nil
    }
}

extension ReadSummary {
    /// The most damaged packets of a source before it is given up: a source that is all damage would never end.
    private static let patience = 100_000

    /// Does something with a decoder; damage is counted, and `nil` returned then.
    ///
    /// - Throws: what is not damage.
    fileprivate mutating func forgiving<Value>(
        _ take: (inout ReadSummary, FFmpegError) -> Void, _ step: () throws(FFmpegError) -> Value
    ) throws(FFmpegError) -> Value? {
        do throws(FFmpegError) {
            return try step()
        } catch {
            guard error.reason != .outOfMemory, error.reason != .cancelled, damagedPackets < Self.patience else {
                throw error
            }
            take(&self, error)
            return nil
        }
    }
}
