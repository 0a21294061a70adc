import FFmpeg
import MediaTypes

/// Decodes the pictures of a source, once for all outputs.
struct PictureDecoder: ~Copyable {
    private var decoder: VideoDecoder
    private let taps: PassTaps
    private let limit: Int

    init(_ parameters: StreamParameters, _ taps: PassTaps, _ limits: SourceLimits) throws(FFmpegError) {
        decoder = try VideoDecoder(parameters, threads: 2, maxPixels: limits.pixels)
        self.taps = taps
        limit = limits.frames
    }

    /// Decodes a packet.
    ///
    /// A damaged one is counted, and decoding goes on with the next.
    mutating func decode(_ packet: borrowing Packet, _ summary: inout ReadSummary) throws(FFmpegError) {
        do throws(FFmpegError) {
            try decoder.send(packet)
        } catch {
            try summary.forgive(error)
        }
        try takeAll(&summary)
    }

    /// Takes out what is still inside the decoder.
    mutating func finish(_ summary: inout ReadSummary) throws(FFmpegError) {
        do throws(FFmpegError) {
            try decoder.finish()
        } catch {
            try summary.forgive(error)
        }
        try takeAll(&summary)
    }

    private mutating func takeAll(_ summary: inout ReadSummary) throws(FFmpegError) {
        while true {
            var frame = try VideoFrame()
            do throws(FFmpegError) {
                guard try decoder.receive(into: &frame) == .output else { return }
            } catch {
                try summary.forgive(error)
                continue
            }
            summary.videoFrames += 1
            guard summary.videoFrames <= limit else {
                throw FFmpegError(.unsupported, function: "decode", text: "there are more than \(limit) frames")
            }
            taps.send(frame)
        }
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
        do throws(FFmpegError) {
            try decoder.send(packet)
        } catch {
            try summary.forgive(error)
        }
        try takeAll(&summary)
    }

    /// Takes out what is still inside the decoder.
    mutating func finish(_ summary: inout ReadSummary) throws(FFmpegError) {
        do throws(FFmpegError) {
            try decoder.finish()
        } catch {
            try summary.forgive(error)
        }
        try takeAll(&summary)
    }

    private mutating func takeAll(_ summary: inout ReadSummary) throws(FFmpegError) {
        while true {
            var frame = try AudioFrame()
            do throws(FFmpegError) {
                guard try decoder.receive(into: &frame) == .output else { return }
            } catch {
                try summary.forgive(error)
                continue
            }
            if frame.sampleCount > 0 { taps.send(frame) }
        }
    }
}

extension ReadSummary {
    /// The most damaged packets of a source before it is given up: a source that is all damage would never end.
    private static let patience = 100_000

    /// Counts damage, and throws what is not damage.
    mutating func forgive(_ error: FFmpegError) throws(FFmpegError) {
        guard error.reason != .outOfMemory, error.reason != .cancelled, damagedPackets < Self.patience else {
            throw error
        }
        note(error)
    }
}
