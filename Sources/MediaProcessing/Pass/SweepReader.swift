import FFmpeg
import MediaTypes

/// Reads a source once and sends what is read to the outputs: packets as they are, pictures and sound decoded once.
struct SweepReader: ~Copyable {
    private var source: PassSource
    private let taps: PassTaps
    private let limits: SourceLimits
    private var summary = ReadSummary()
    private var extent = ReadExtent()

    init(_ source: consuming PassSource, _ taps: PassTaps, _ limits: SourceLimits) {
        self.source = source
        self.taps = taps
        self.limits = limits
    }

    /// Reads until the end, or until no output takes any more; what goes wrong is told to each that still listens.
    consuming func run() {
        do throws(MediaError) {
            try read()
            try checkEnd()
            taps.end(.success(summary))
        } catch {
            taps.end(.failure(error))
        }
    }

    /// Throws if the source ends before its time; where nobody read it to its end that isn't known.
    private borrowing func checkEnd() throws(MediaError) {
        let streams = [taps.wantVideo ? source.video : nil, taps.wantAudio ? source.audio : nil]
        guard taps.isOpen, let shortfall = extent.shortfall(of: source.info, reading: streams.compactMap(\.self)) else {
            return
        }
        throw MediaError(shortfall, of: source.name)
    }

    private mutating func read() throws(MediaError) {
        do throws(FFmpegError) {
            let video = taps.wantVideo ? source.video : nil
            let audio = taps.wantAudio ? source.audio : nil
            source.demuxer.select(Set([video?.index, audio?.index].compactMap(\.self)))
            try read(video, audio)
        } catch {
            guard error.reason != .cancelled else { throw MediaError(.cancelled, "\(source.name): cancelled") }
            let reason: MediaError.Reason = error.reason == .notFound ? .unsupported : .unreadable
            throw MediaError(reason, "\(source.name) can't be decoded", cause: error)
        }
    }

    private mutating func read(_ video: StreamInfo?, _ audio: StreamInfo?) throws(FFmpegError) {
        var pictures = try pictureDecoder(video)
        var sound = try soundDecoder(audio)
        var packet = try Packet()
        while taps.isOpen, try readNext(into: &packet) {
            if let video, packet.streamIndex == video.index {
                extent.take(packet, of: video)
                try taps.send(video: packet)
                try pictures?.decode(packet, &summary)
            } else if let audio, packet.streamIndex == audio.index {
                extent.take(packet, of: audio)
                try taps.send(audio: packet)
                try sound?.decode(packet, &summary)
            }
        }
        try pictures?.finish(&summary)
        try sound?.finish(&summary)
    }

    private borrowing func pictureDecoder(_ stream: StreamInfo?) throws(FFmpegError) -> PictureDecoder? {
        guard taps.wantPictures, let stream else { return nil }
        return try PictureDecoder(source.demuxer.parameters(of: stream.index), stream.timeBase, taps, limits)
    }

    private borrowing func soundDecoder(_ stream: StreamInfo?) throws(FFmpegError) -> SoundDecoder? {
        guard taps.wantSound, let stream else { return nil }
        return try SoundDecoder(source.demuxer.parameters(of: stream.index), taps)
    }

    /// Reads a packet; a file that can't be read on counts as damaged and ends there.
    private mutating func readNext(into packet: inout Packet) throws(FFmpegError) -> Bool {
        do throws(FFmpegError) {
            return try source.demuxer.read(into: &packet)
        } catch {
            guard error.reason == .invalidData || error.reason == .inputOutput else { throw error }
            summary.note(error)
            extent.endedWithError = true
            return false
        }
    }
}

extension ReadSummary {
    /// Counts a damaged packet.
    mutating func note(_ error: FFmpegError) {
        damagedPackets += 1
        if firstDamage == nil { firstDamage = error.logLine ?? error.text }
    }
}
